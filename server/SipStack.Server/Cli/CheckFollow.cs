using SipStack.Knowledge;

namespace SipStack.Server;

/// <summary><c>sipstack check --follow</c>: findings of files as they are written, until the user stops with Ctrl+C.</summary>
sealed class CheckFollow(ICheckReport report, Catalog catalog, Terminal terminal)
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    readonly Lock gate = new();
    bool isComplete = true;

    /// <summary>Follows the files behind the arguments, those of a folder that are there now.</summary>
    /// <returns>False when an input could not be read.</returns>
    public bool Run(string[] arguments, CancellationToken stop)
    {
        var followers = new List<Task>();
        foreach (var path in arguments.SelectMany(Files).ToList())
        {
            var caughtUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            followers.Add(Task.Factory.StartNew(() => Follow(path, caughtUp, stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
            // What the files hold already is reported one file after the other.
            caughtUp.Task.Wait(CancellationToken.None);
        }

        if (terminal.ErrorIsTerminal && followers.Exists(follower => !follower.IsCompleted))
            terminal.Note("waiting for more; Ctrl+C ends with the summary");
        Task.WaitAll([.. followers]);
        return isComplete;
    }

    void Follow(string path, TaskCompletionSource caughtUp, CancellationToken stop)
    {
        try
        {
            var follower = new FindingFollower(path, catalog, Pause)
            {
                Report = finding => Locked(() => report.Add(path, finding)),
                OnIdle = () =>
                {
                    Locked(report.Flush);
                    caughtUp.TrySetResult();
                },
                OnNewLife = () => Locked(() => terminal.Note($"{path} was cut or replaced; it is read from its beginning again")),
            };
            follower.Run(stop);
        }
        catch (InputException exception)
        {
            Locked(() => Fail(exception.Message));
        }
        finally
        {
            caughtUp.TrySetResult();
        }
    }

    IEnumerable<string> Files(string argument)
    {
        try
        {
            if (argument == "-")
                throw new InputException("--follow takes files; standard input is read to its end anyway");
            if (IsPacked(argument))
                throw new InputException($"{argument} is packed and cannot be followed; unpack it, or leave out --follow");
            return [.. TraceInputs.Expand(argument, () => Stream.Null).Select(input => input.Name).Where(name => !IsPacked(name))];
        }
        catch (InputException exception)
        {
            Fail(exception.Message);
            return [];
        }
    }

    static bool IsPacked(string name) => name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    void Fail(string message)
    {
        isComplete = false;
        terminal.Fail(message);
    }

    void Locked(Action action)
    {
        lock (gate)
            action();
    }
}
