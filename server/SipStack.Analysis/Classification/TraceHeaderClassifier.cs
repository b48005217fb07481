using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>The parts of a trace header, in the order in which the header's form has them.</summary>
static class TraceHeaderClassifier
{
    public static void Add(ClassificationWriter writer, TraceRecord record, TraceHeader header)
    {
        void Part(TextSpan span, ClassificationKind kind) => writer.Add(span.Shift(record.Start), kind);

        if (record.Format != RecordFormat.Wpp)
            Part(header.TimestampText, ClassificationKind.Timestamp);
        else
            Part(header.LevelText, LevelKind(header.Level));
        Part(header.Flags, ClassificationKind.Flag);
        Part(header.Cpu, ClassificationKind.Number);
        Part(header.Pool, ClassificationKind.Host);
        Part(header.Machine, ClassificationKind.Host);
        Part(header.ProcessId, ClassificationKind.Number);
        Part(header.ThreadId, ClassificationKind.Number);
        if (record.Format != RecordFormat.Wpp)
            Part(header.LevelText, LevelKind(header.Level));
        else
            Part(header.TimestampText, ClassificationKind.Timestamp);
        Part(header.SequenceNumber, ClassificationKind.Number);
        Part(header.Component, ClassificationKind.Component);
        Part(header.Function, ClassificationKind.Function);
        Part(header.SourceFile, ClassificationKind.SourceFile);
        if (header.HasBeginMark)
            Part(new TextSpan(header.MessageStart - "$$begin_record".Length, "$$begin_record".Length), ClassificationKind.Mark);
    }

    static ClassificationKind LevelKind(TraceLevel level) => level switch
    {
        TraceLevel.Fatal or TraceLevel.Error => ClassificationKind.ErrorLevel,
        TraceLevel.Warning => ClassificationKind.WarningLevel,
        TraceLevel.Information => ClassificationKind.InformationLevel,
        _ => ClassificationKind.VerboseLevel,
    };
}
