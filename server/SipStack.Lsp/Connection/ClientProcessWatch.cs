using System.Diagnostics;

namespace SipStack.Lsp;

/// <summary>Tells when another process has ended. A timer looks, because waiting for a process that is no child polls far more often.</summary>
sealed class ClientProcessWatch : IDisposable
{
    readonly Process process;
    readonly Timer timer;
    readonly Action onExit;

    ClientProcessWatch(Process process, TimeSpan interval, Action onExit)
    {
        this.process = process;
        this.onExit = onExit;
        timer = new Timer(_ => Look(), null, interval, interval);
    }

    /// <summary>Null when there is no such process now: then nothing can be learnt from its absence.</summary>
    public static ClientProcessWatch? Start(int processId, TimeSpan interval, Action onExit)
    {
        if (processId <= 0)
            return null;

        try
        {
            var client = Process.GetProcessById(processId);
            if (!client.HasExited)
                return new ClientProcessWatch(client, interval, onExit);
            client.Dispose();
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // No such process, or one that this user may not look at.
        }

        return null;
    }

    public void Dispose()
    {
        timer.Dispose();
        process.Dispose();
    }

    void Look()
    {
        try
        {
            if (process.HasExited)
                onExit();
        }
        catch (InvalidOperationException)
        {
            // The watch was disposed while the timer fired.
        }
    }
}
