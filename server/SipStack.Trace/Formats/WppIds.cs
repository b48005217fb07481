namespace SipStack.Trace;

/// <summary><c>pid.tid::timestamp.seq</c> of a WPP prefix; what is missing stays empty.</summary>
readonly record struct WppIds(TextSpan ProcessId, TextSpan ThreadId, DateTime? Timestamp, TextSpan TimestampText, TextSpan SequenceNumber)
{
    /// <summary>Reads what stands at <paramref name="at"/> and goes behind it.</summary>
    public static WppIds Read(ReadOnlySpan<byte> text, ref int at)
    {
        var pidEnd = Bytes.SkipHex(text, at);
        if (pidEnd == at || pidEnd >= text.Length || text[pidEnd] != '.')
            return default;
        var pid = TextSpan.FromBounds(at, pidEnd);
        at = Bytes.SkipHex(text, pidEnd + 1);
        var tid = TextSpan.FromBounds(pidEnd + 1, at);
        if (!text[at..].StartsWith("::"u8) || !Timestamps.TryRead(text[(at + 2)..], (byte)'-', dayFirst: false, out var time))
            return new WppIds(pid, tid, null, default, default);
        var timeText = new TextSpan(at + 2, Timestamps.Length);
        at = timeText.End;
        TextSpan sequence = default;
        if (at < text.Length && text[at] == '.')
        {
            sequence = TextSpan.FromBounds(at + 1, Bytes.SkipHex(text, at + 1));
            at = sequence.End;
        }

        at = WppText.Continue(text, at);
        return new WppIds(pid, tid, time, timeText, sequence);
    }
}
