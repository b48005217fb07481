using System.Diagnostics;
using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Server;

namespace SipStack.Tests;

/// <summary>A follower on its own thread, and what it has reported.</summary>
sealed class FollowerRun : IAsyncDisposable
{
    readonly List<string> reports = [];
    readonly CancellationTokenSource stop;
    readonly Task run;
    readonly string path;
    long idle;

    public FollowerRun(string path, CancellationTokenSource stop)
    {
        (this.path, this.stop) = (path, stop);
        var follower = new FindingFollower(path, Catalog.Default, TimeSpan.FromMilliseconds(2))
        {
            Report = finding => Add(Describe(finding)),
            OnIdle = () => Interlocked.Increment(ref idle),
            OnNewLife = () => Add("anew"),
        };
        run = Task.Factory.StartNew(() => follower.Run(stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public static string Describe(Finding finding) => finding.DiagnosticsId > 4000 ? $"{finding.DiagnosticsId - 4000} at {finding.Place.Line + 1}" : $"{finding.Place} {finding.Severity} {finding.Message}";

    /// <summary>Waits until exactly these reports are there.</summary>
    public async Task Finds(params string[] expected)
    {
        await WaitFor(() => Reports().Length >= expected.Length);
        Assert.Equal(expected, Reports());
    }

    /// <summary>Waits until the follower has found nothing more in a file of this length.</summary>
    public async Task HasRead(long length)
    {
        Assert.Equal(length, new FileInfo(path).Length);
        var before = Interlocked.Read(ref idle);
        await WaitFor(() => Interlocked.Read(ref idle) >= before + 2);
    }

    public async Task Stops(params string[] expected)
    {
        await stop.CancelAsync();
        await run.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(expected, Reports());
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAny(run);
    }

    void Add(string report)
    {
        lock (reports)
            reports.Add(report);
    }

    string[] Reports()
    {
        lock (reports)
            return [.. reports];
    }

    /// <summary>Waits for what another thread does.</summary>
    public static async Task WaitFor(Func<bool> condition)
    {
        var start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(30), "The condition did not come true.");
            await Task.Delay(2);
        }
    }
}
