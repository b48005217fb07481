using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Server;

/// <summary>Reports the findings of a file that grows, each once, as soon as nothing that may still come can change it.</summary>
/// <param name="pause">How long to wait before looking at the file again.</param>
sealed class FindingFollower(string path, Catalog catalog, TimeSpan pause)
{
    /// <summary>What is written after so long a silence lies outside the evidence window of what was written before (docs/architecture.md).</summary>
    static readonly TimeSpan Silence = TimeSpan.FromSeconds(61);

    FindingScan? scan;

    public required Action<Finding> Report { get; init; }

    /// <summary>Called whenever everything that the file holds has been read.</summary>
    public required Action OnIdle { get; init; }

    /// <summary>Called when the file was cut or replaced and is read from its beginning again.</summary>
    public required Action OnNewLife { get; init; }

    /// <summary>Reads until <paramref name="stop"/>; what is then still waiting for evidence is reported. Throws <see cref="InputException"/> when the file cannot be read.</summary>
    public void Run(CancellationToken stop)
    {
        try
        {
            for (var file = Open(stop); file is not null; file = OpenAgain(stop))
            {
                var hasBegunAnew = Follow(file);
                if (!hasBegunAnew)
                    return;
                OnNewLife();
            }
        }
        catch (Exception exception) when (TraceInputs.Describe(path, exception) is { } message)
        {
            throw new InputException(message);
        }
    }

    bool Follow(FollowedFile file)
    {
        // Not even the start of a file that was just made is there at once.
        using var text = new Utf8Stream(file, detectionLength: 1);
        TraceInputs.CheckIsText(text, path);
        // The stream calls back while it waits for the file to grow.
        using var records = new TraceReader(text) { ReadsAhead = false };
        scan = new FindingScan(catalog, StartHasTraceHeader()) { IsInFileOrder = false };
        while (records.TryRead())
        {
            scan.Add(records.Record, new TraceRecord(0, records.Record.Length, records.Format), records.Skim, records.Offset, records.Line);
            Take(scan);
        }

        scan.Complete();
        Take(scan);
        scan = null;
        return file.HasBegunAnew;
    }

    FollowedFile Open(CancellationToken stop) => FollowedFile.Open(path, pause, Idle, stop);

    /// <summary>Waits for the file that takes the place of the last one; null when the user stops.</summary>
    FollowedFile? OpenAgain(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                return Open(stop);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                OnIdle();
                stop.WaitHandle.WaitOne(pause);
            }
        }

        return null;
    }

    void Idle(TimeSpan time)
    {
        if (time > Silence && scan is { } waiting)
        {
            waiting.Complete();
            Take(waiting);
        }

        OnIdle();
    }

    void Take(FindingScan settled)
    {
        while (settled.TryTake(out var finding))
            Report(finding);
    }

    bool StartHasTraceHeader()
    {
        using var start = TraceInputs.Open(TraceInputs.Expand(path, () => Stream.Null).Single());
        using var records = new TraceReader(start, TraceSniffer.Length);
        return TraceSniffer.HasTraceHeader(records.Peek(TraceSniffer.Length));
    }
}
