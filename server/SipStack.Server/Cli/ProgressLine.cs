using System.Diagnostics;
using System.Globalization;

namespace SipStack.Server;

/// <summary>One line on standard error that says how far a long reading is: only on a terminal, and only after a second.</summary>
sealed class ProgressLine(Terminal terminal)
{
    static readonly TimeSpan Delay = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    const int Width = 24;

    readonly long start = Stopwatch.GetTimestamp();
    long last;
    bool isShown;

    /// <summary>Shows how far the reading is; <paramref name="length"/> of the file in bytes, null when it is not known.</summary>
    public void Report(string name, long offset, long? length)
    {
        if (!terminal.ErrorIsTerminal || Stopwatch.GetElapsedTime(start) < Delay || (isShown && Stopwatch.GetElapsedTime(last) < Pause))
            return;
        last = Stopwatch.GetTimestamp();
        isShown = true;
        terminal.Error.Write($"\r\u001b[K{Describe(offset, length)} {Terminal.Visible(name)}");
    }

    /// <summary>Takes the line away, before anything else is written.</summary>
    public void Clear()
    {
        if (!isShown)
            return;
        isShown = false;
        terminal.Error.Write("\r\u001b[K");
    }

    static string Describe(long offset, long? length)
    {
        if (length is not > 0)
            return string.Create(CultureInfo.InvariantCulture, $"{offset / 1_000_000} MB");
        // A packed or UTF-16 file gives another number of bytes than it has.
        var share = Math.Min(1, (double)offset / length.Value);
        var filled = (int)(share * Width);
        return string.Create(CultureInfo.InvariantCulture, $"[{new string('#', filled)}{new string('.', Width - filled)}] {share:P0}");
    }
}
