namespace SipStack.Benchmarks;

/// <summary>What a record says, whichever dialect writes it.</summary>
abstract record Entry;

/// <summary>A SIP message.</summary>
/// <param name="Direction">As the trace prints it: <c>incoming</c>, <c>outgoing;source="local"</c>, …</param>
/// <param name="Headers">Whole lines, without line ends.</param>
sealed record SipEntry(string Direction, string Peer, string StartLine, IReadOnlyList<string> Headers, string Body = "") : Entry
{
    public bool IsIncoming => Direction.StartsWith("incoming", StringComparison.Ordinal);

    public bool IsResponse => StartLine.StartsWith("SIP/2.0", StringComparison.Ordinal);
}

/// <summary>A security or diagnostic event of the server.</summary>
/// <param name="Type"><c>security</c> or <c>diagnostic</c>.</param>
/// <param name="Severity">Of a diagnostic event.</param>
/// <param name="Result">As printed, with or without symbol.</param>
sealed record EventEntry(string Type, string Severity, string Text, string Result, string StartLine, string CallId, string CSeq, string Data) : Entry;

/// <summary>A line of free text.</summary>
/// <param name="Level"><c>INFO</c>, <c>WARN</c>, <c>ERROR</c> or <c>VERBOSE</c>.</param>
sealed record TextEntry(string Level, string Function, string Text) : Entry;
