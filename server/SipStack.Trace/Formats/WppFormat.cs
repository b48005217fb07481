namespace SipStack.Trace;

/// <summary>
/// Variants A and B, the WPP prefix of OCSLogger and of the Centralized Logging Service:
/// <c>TL_INFO(TF_PROTOCOL) [1]0B44.11C8::03/14/2011-09:26:53.601.0007a1d0 (SIPStack,Class::Method:File.cpp(125))message</c>;
/// CLS writes <c>[pool\machine]</c> in place of the CPU number. The prefix is a setting of the logging tool and pastes wrap it,
/// so only the level and its bracket are demanded.
/// </summary>
sealed class WppFormat : HeaderFormat
{
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
        var text = record[..Math.Min(record.Length, HeaderFormats.LongestHeader)];
        var start = LinePrefix.Measure(text);
        var at = start + 3;
        while (at < text.Length && Bytes.IsUpper(text[at]))
            at++;
        var level = LevelOf(text[(start + 3)..at]);
        var levelText = TextSpan.FromBounds(start, at);
        if (!WppText.TryBracket(text, at, (byte)'(', (byte)')', out var flags))
            return new TraceHeader { Level = level, LevelText = levelText, MessageStart = at };

        at = WppText.Continue(text, flags.End + 1);
        var slash = -1;
        if (WppText.TryBracket(text, at, (byte)'[', (byte)']', out var place))
        {
            slash = text.Slice(place).IndexOf((byte)'\\');
            at = WppText.Continue(text, place.End + 1);
        }

        var ids = WppIds.Read(text, ref at);
        var origin = WppOrigin.Read(text, ref at);
        at = SkipMessagePrefix(text, at);
        var hasBegin = text[at..].StartsWith(Marks.BeginRecord);
        return new TraceHeader
        {
            Level = level,
            LevelText = levelText,
            Flags = flags,
            Cpu = slash < 0 ? place : default,
            Pool = slash < 0 ? default : new TextSpan(place.Start, slash),
            Machine = slash < 0 ? default : TextSpan.FromBounds(place.Start + slash + 1, place.End),
            ProcessId = ids.ProcessId,
            ThreadId = ids.ThreadId,
            Timestamp = ids.Timestamp,
            TimestampText = ids.TimestampText,
            SequenceNumber = ids.SequenceNumber,
            Component = origin.Component,
            Function = origin.Function,
            SourceFile = origin.SourceFile,
            MessageStart = hasBegin ? at + Marks.BeginRecord.Length : at,
            HasBeginMark = hasBegin,
        };
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

    /// <summary>CLS' <c>[correlation]</c>, and <c>[0]</c> and <c>( pointer )</c> before OCSLogger's free text.</summary>
    static int SkipMessagePrefix(ReadOnlySpan<byte> text, int at)
    {
        if (WppText.TryBracket(text, at, (byte)'[', (byte)']', out var number) && Bytes.SkipDigits(text, number.Start) == number.End)
            at = WppText.Continue(text, number.End + 1);
        if (WppText.TryBracket(text, at, (byte)'(', (byte)')', out var pointer) && IsPointer(text.Slice(pointer)))
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
