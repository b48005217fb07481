namespace SipStack.Trace;

/// <summary>
/// Variants A and B, the WPP prefix of OCSLogger and of the Centralized Logging Service:
/// <c>TL_INFO(TF_PROTOCOL) [1]0B44.11C8::03/14/2011-09:26:53.601.0007a1d0 (SIPStack,Class::Method:File.cpp(125))message</c>;
/// CLS writes <c>[pool\machine]</c> in place of the CPU number. The prefix is a setting of the logging tool and pastes wrap it,
/// so only the level and its bracket are demanded.
/// </summary>
sealed class WppFormat : HeaderFormat
{
    /// <summary>A header is never longer; what a broken one runs into is left alone.</summary>
    const int LongestHeader = 2048;

    public override RecordFormat Format => RecordFormat.Wpp;

    public override bool StartsAt(ReadOnlySpan<byte> line)
    {
        if (!line.StartsWith("TL_"u8))
            return false;
        var at = 3;
        while (at < line.Length && Bytes.IsUpper(line[at]))
            at++;
        return at > 3 && at < line.Length && line[at] == '(' && LevelOf(line[3..at]) != TraceLevel.None;
    }

    public override TraceHeader Read(ReadOnlySpan<byte> record)
    {
        var text = record[..Math.Min(record.Length, LongestHeader)];
        var start = LinePrefix.Measure(text);
        var at = start + 3;
        while (at < text.Length && Bytes.IsUpper(text[at]))
            at++;
        var header = new TraceHeader { Level = LevelOf(text[(start + 3)..at]), LevelText = TextSpan.FromBounds(start, at), MessageStart = at };

        if (!TryBracket(text, at, (byte)'(', (byte)')', out var flags))
            return header;
        at = Continue(text, flags.End + 1);
        header = header with { Flags = flags, MessageStart = at };

        if (TryBracket(text, at, (byte)'[', (byte)']', out var place))
        {
            header = WithPlace(header, text, place);
            at = Continue(text, place.End + 1);
        }

        header = ReadIds(header, text, ref at);
        header = ReadOrigin(header, text, ref at);
        at = SkipMessagePrefix(text, at);
        var hasBegin = text[at..].StartsWith("$$begin_record"u8);
        return header with { MessageStart = hasBegin ? at + "$$begin_record".Length : at, HasBeginMark = hasBegin };
    }

    static TraceLevel LevelOf(ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("INFO"u8))
            return TraceLevel.Information;
        if (name.SequenceEqual("ERROR"u8))
            return TraceLevel.Error;
        if (name.SequenceEqual("WARN"u8))
            return TraceLevel.Warning;
        if (name.SequenceEqual("FATAL"u8))
            return TraceLevel.Fatal;
        if (name.SequenceEqual("VERBOSE"u8))
            return TraceLevel.Verbose;
        return name.SequenceEqual("NOISE"u8) ? TraceLevel.Noise : TraceLevel.None;
    }

    /// <summary>Skips blanks, and one line break where a paste has wrapped the header, with the paste prefix of the next line.</summary>
    static int Continue(ReadOnlySpan<byte> text, int at)
    {
        at = Bytes.SkipBlanks(text, at);
        if (at >= text.Length || text[at] is not ((byte)'\r' or (byte)'\n'))
            return at;
        var next = Lines.Next(text, at, out _);
        var content = next + LinePrefix.Measure(text[next..]);
        // Only what can go on a header is taken over the line break; a free-text line without text ends here.
        return content < text.Length && text[content] is (byte)'[' or (byte)'(' or (byte)'$' ? content : at;
    }

    static bool TryBracket(ReadOnlySpan<byte> text, int at, byte open, byte close, out TextSpan inside)
    {
        inside = default;
        if (at >= text.Length || text[at] != open)
            return false;
        var length = text[(at + 1)..].IndexOfAny(close, (byte)'\n', (byte)'\r');
        if (length < 0 || text[at + 1 + length] != close)
            return false;
        inside = new TextSpan(at + 1, length);
        return true;
    }

    static TraceHeader WithPlace(TraceHeader header, ReadOnlySpan<byte> text, TextSpan place)
    {
        var slash = text.Slice(place).IndexOf((byte)'\\');
        return slash < 0
            ? header with { Cpu = place }
            : header with { Pool = new TextSpan(place.Start, slash), Machine = TextSpan.FromBounds(place.Start + slash + 1, place.End) };
    }

    /// <summary><c>pid.tid::timestamp.seq</c></summary>
    static TraceHeader ReadIds(TraceHeader header, ReadOnlySpan<byte> text, ref int at)
    {
        var pidEnd = Bytes.SkipHex(text, at);
        if (pidEnd == at || pidEnd >= text.Length || text[pidEnd] != '.')
            return header;
        var tidEnd = Bytes.SkipHex(text, pidEnd + 1);
        header = header with { ProcessId = TextSpan.FromBounds(at, pidEnd), ThreadId = TextSpan.FromBounds(pidEnd + 1, tidEnd), MessageStart = tidEnd };
        at = tidEnd;
        if (!text[at..].StartsWith("::"u8) || !Timestamps.TryRead(text[(at + 2)..], (byte)'-', dayFirst: false, out var time))
            return header;
        header = header with { Timestamp = time, TimestampText = new TextSpan(at + 2, Timestamps.Length) };
        at += 2 + Timestamps.Length;
        if (at < text.Length && text[at] == '.')
        {
            var end = Bytes.SkipHex(text, at + 1);
            header = header with { SequenceNumber = TextSpan.FromBounds(at + 1, end) };
            at = end;
        }

        at = Continue(text, at);
        return header with { MessageStart = at };
    }

    /// <summary>
    /// <c>(component,function:source-file(line))</c>. The function may hold brackets, colons and commas of its own,
    /// so the end is the first <c>(digits))</c>, and the source file is split off from the right.
    /// </summary>
    static TraceHeader ReadOrigin(TraceHeader header, ReadOnlySpan<byte> text, ref int at)
    {
        if (at >= text.Length || text[at] != '(')
            return header;
        var line = text.Slice(at, OriginLength(text[at..]));
        var close = FindOriginEnd(line, out var sourceLine);
        if (close < 0)
            return header;
        var inside = line[..close];
        var comma = inside.IndexOf((byte)',');
        var colon = inside[..sourceLine].LastIndexOf((byte)':');
        var function = comma < 0 ? 1 : comma + 1;
        var functionEnd = colon > function ? colon : sourceLine;
        header = header with
        {
            Component = TextSpan.FromBounds(at + 1, at + (comma < 0 ? sourceLine : comma)),
            Function = TextSpan.FromBounds(at + function, at + functionEnd),
            SourceFile = colon > function ? TextSpan.FromBounds(at + colon + 1, at + sourceLine) : default,
        };
        at = Continue(text, at + close + 1);
        return header;
    }

    /// <summary>How far an origin can reach: to the end of its line, or over the two lines into which a hard wrap may have broken it.</summary>
    static int OriginLength(ReadOnlySpan<byte> text)
    {
        const int LongestOrigin = 300;
        var breaks = 0;
        for (var at = 0; at < text.Length;)
        {
            var next = Lines.Next(text, at, out var lineEnd);
            if (text[at..lineEnd].IndexOf("))"u8) >= 0 || next == lineEnd || ++breaks > 2 || next > LongestOrigin)
                return lineEnd;
            at = next;
        }

        return text.Length;
    }

    /// <summary>Index of the bracket that closes the origin: the one behind <c>(digits)</c>.</summary>
    static int FindOriginEnd(ReadOnlySpan<byte> line, out int sourceLine)
    {
        sourceLine = 0;
        for (var from = 0; ;)
        {
            var found = line[from..].IndexOf("))"u8);
            if (found < 0)
                return -1;
            var close = from + found;
            var digits = close;
            while (digits > 0 && Bytes.IsDigit(line[digits - 1]))
                digits--;
            if (digits < close && digits > 0 && line[digits - 1] == '(')
            {
                sourceLine = digits - 1;
                return close + 1;
            }

            from = close + 1;
        }
    }

    /// <summary>CLS' <c>[correlation]</c>, and <c>[0]</c> and <c>( pointer )</c> before OCSLogger's free text.</summary>
    static int SkipMessagePrefix(ReadOnlySpan<byte> text, int at)
    {
        if (TryBracket(text, at, (byte)'[', (byte)']', out var number) && Bytes.SkipDigits(text, number.Start) == number.End)
            at = Continue(text, number.End + 1);
        if (TryBracket(text, at, (byte)'(', (byte)')', out var pointer) && IsPointer(text.Slice(pointer)))
            at = Bytes.SkipBlanks(text, pointer.End + 1);
        return at;
    }

    static bool IsPointer(ReadOnlySpan<byte> text)
    {
        var start = Bytes.SkipBlanks(text, 0);
        var end = Bytes.SkipHex(text, start);
        return end - start is 8 or 16 && Bytes.SkipBlanks(text, end) == text.Length;
    }
}
