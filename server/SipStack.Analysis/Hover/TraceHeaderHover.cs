using System.Text;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Hovers on the header of a trace record: level, flag, time stamp, component and the numbers between them.</summary>
static class TraceHeaderHover
{
    /// <summary>Names in the table are shorter; what is longer is not looked up.</summary>
    const int LongestName = 64;

    public static HoverText? At(HoverContext context, TraceHeader header)
    {
        if (On(context, header.TimestampText) is { } time)
            return TimeHover.At(context, time, header);
        return Named(context, header.LevelText, NoteKind.Level)
            ?? Named(context, header.Flags, NoteKind.Flag)
            ?? Named(context, header.Component, NoteKind.Component)
            ?? Part(context, header.Cpu, "cpu")
            ?? Part(context, header.Pool, "pool")
            ?? Part(context, header.Machine, "machine")
            ?? Part(context, header.ProcessId, "process")
            ?? Part(context, header.ThreadId, "thread")
            ?? Part(context, header.SequenceNumber, "sequence")
            ?? Part(context, header.Function, "function")
            ?? Part(context, header.SourceFile, "source");
    }

    static HoverText? Named(HoverContext context, TextSpan part, NoteKind kind)
    {
        if (On(context, part) is not { } span || span.Length > LongestName)
            return null;
        return FieldNotes.FindOrAny(kind, Encoding.UTF8.GetString(context.Text.Slice(span))) is { } note ? context.Explain(span, Notes.Explain(note)) : null;
    }

    static HoverText? Part(HoverContext context, TextSpan part, string name) =>
        On(context, part) is { } span && FieldNotes.Find(NoteKind.Prefix, name) is { } note ? context.Explain(span, Notes.Explain(note) with { CodeLine = [] }) : null;

    /// <summary>Spans of a trace header are relative to its record.</summary>
    static TextSpan? On(HoverContext context, TextSpan part)
    {
        var span = part.Shift(context.Record.Start);
        return context.IsOn(span) ? span : null;
    }
}
