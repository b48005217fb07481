namespace SipStack.Server;

/// <summary>Ctrl+C cancels the command, so that it ends between two lines; a second one ends the process.</summary>
sealed class Interrupt : IDisposable
{
    readonly CancellationTokenSource source = new();

    public Interrupt() => Console.CancelKeyPress += OnCancel;

    public CancellationToken Token => source.Token;

    public void Dispose()
    {
        Console.CancelKeyPress -= OnCancel;
        source.Dispose();
    }

    void OnCancel(object? sender, ConsoleCancelEventArgs e)
    {
        e.Cancel = !source.IsCancellationRequested;
        source.Cancel();
    }
}
