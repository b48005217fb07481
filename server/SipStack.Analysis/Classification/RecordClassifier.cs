using System.Text;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Goes through one record: its header, its fields, and the marks between them.</summary>
sealed class RecordClassifier(TraceDocument document, Catalog catalog, ClassificationWriter writer)
{
    readonly CodeClassifier codes = new(document, catalog, writer);

    public void Classify(int index)
    {
        var record = document.Records[index];
        if (record.Format == RecordFormat.Unrecognized)
            return;
        var fields = new FieldReader(document.Text, record);
        TraceHeaderClassifier.Add(writer, record, fields.Header);
        codes.Begin(index, fields.Header.Level);
        var at = record.Start + fields.Header.MessageStart;
        while (at < writer.End && fields.TryRead(out var field))
        {
            AddMarks(at, field.Name.Start);
            if (IsResultCode(field))
                AddResultCode(field, isLast: !HasResultCode(fields));
            else
                Add(field);
            at = Math.Max(field.Name.End, field.Value.End);
        }

        AddMarks(at, record.End);
    }

    bool IsResultCode(Field field) => field.Kind == FieldKind.Preface && Is(document.Text.Slice(field.Name), "Result-Code"u8);

    /// <summary>The text of an event may end in a code too; the record's own line, which comes behind it, decides.</summary>
    void AddResultCode(Field field, bool isLast)
    {
        writer.Add(field.Name, ClassificationKind.Key);
        codes.AddResultCode(field.Value, isLast);
    }

    bool HasResultCode(FieldReader rest)
    {
        while (rest.TryRead(out var field))
        {
            if (IsResultCode(field))
                return true;
        }

        return false;
    }

    void Add(Field field)
    {
        switch (field.Kind)
        {
            case FieldKind.Preface:
                AddPreface(field);
                break;
            case FieldKind.StartLine:
                writer.Add(field.Name, ClassificationKind.Key);
                AddStartLine(field.Value);
                break;
            case FieldKind.SipHeader:
                AddHeader(field);
                break;
            case FieldKind.Body:
                BodyClassifier.Add(writer, document.Text, field.Value);
                break;
            case FieldKind.FreeText:
                codes.AddFreeText(field.Value);
                break;
        }
    }

    void AddPreface(Field field)
    {
        var text = document.Text;
        var name = text.Slice(field.Name);
        var value = field.Value;
        writer.Add(field.Name, ClassificationKind.Key);
        if (Is(name, "SIP-Start-Line"u8))
            AddStartLine(value);
        else if (Is(name, "SIP-Call-ID"u8))
            writer.Add(value, ClassificationKind.Identifier);
        else if (Is(name, "SIP-CSeq"u8))
            ValueClassifier.AddCSeq(writer, text, value);
        else if (Is(name, "Text"u8))
            writer.Add(value, ClassificationKind.Text);
        else if (Is(name, "Data"u8))
            ParameterClassifier.AddData(writer, text, value);
        else if (Is(name, "Severity"u8))
            writer.Add(value, SeverityKind(text.Slice(value)));
        else if (Is(name, "Direction"u8))
            ParameterClassifier.AddDirection(writer, text, value);
        else if (Is(name, "Message-Type"u8) || Is(name, "LogType"u8) || Is(name, "Transport"u8))
            writer.Add(value, ClassificationKind.Constant);
        else if (Is(name, "Trace-Correlation-Id"u8) || Is(name, "Instance-Id"u8) || Is(name, "Connection-ID"u8))
            writer.Add(value, ClassificationKind.Number);
        else
            ValueClassifier.AddHost(writer, text, value);
    }

    void AddHeader(Field field)
    {
        var text = document.Text;
        var name = text.Slice(field.Name);
        var value = field.Value;
        var diagnostics = codes.KindOf(field);
        writer.Add(field.Name, diagnostics == DiagnosticsKind.None ? ClassificationKind.HeaderName : ClassificationKind.DiagnosticsName);
        if (diagnostics != DiagnosticsKind.None)
            codes.AddDiagnostics(value, diagnostics);
        else if (Is(name, "Call-ID"u8) || Is(name, "i"u8))
            writer.Add(value, ClassificationKind.Identifier);
        else if (Is(name, "CSeq"u8))
            ValueClassifier.AddCSeq(writer, text, value);
        else if (Is(name, "Via"u8) || Is(name, "v"u8))
            ValueClassifier.AddVia(writer, text, value);
        else if (name.EndsWith("uthenticate"u8) || name.EndsWith("uthorization"u8) || name.EndsWith("uthentication-Info"u8))
            ParameterClassifier.AddAuthentication(writer, text, value);
        else
            ValueClassifier.Add(writer, text, value);
    }

    void AddStartLine(TextSpan value)
    {
        var text = document.Text;
        if (!StartLine.TryReadValue(text.Slice(value), out var line))
            return;
        codes.Status = line.StatusCode;
        if (line.IsResponse)
        {
            var behindVersion = value.Start + "SIP/2.0".Length;
            var status = behindVersion + text[behindVersion..value.End].IndexOfAnyInRange((byte)'0', (byte)'9');
            writer.Add(value.Start, behindVersion, ClassificationKind.Constant);
            writer.Add(status, status + 3, line.StatusCode < 400 ? ClassificationKind.StatusCode : ClassificationKind.FailureStatus);
            writer.Add(status + 3, value.End, ClassificationKind.ReasonPhrase);
            return;
        }

        var behind = value.Start + Math.Max(line.Method.End, line.RequestUri.End);
        writer.Add(line.Method.Shift(value.Start), ClassificationKind.RequestMethod);
        writer.Add(line.RequestUri.Shift(value.Start), ClassificationKind.Uri);
        var version = text[behind..value.End].IndexOf("SIP/2.0"u8);
        if (version >= 0)
            writer.Add(new TextSpan(behind + version, "SIP/2.0".Length), ClassificationKind.Constant);
    }

    static ClassificationKind SeverityKind(ReadOnlySpan<byte> value)
    {
        if (Is(value, "error"u8) || Is(value, "fatal"u8))
            return ClassificationKind.ErrorLevel;
        if (Is(value, "warning"u8))
            return ClassificationKind.WarningLevel;
        return Is(value, "information"u8) ? ClassificationKind.InformationLevel : ClassificationKind.VerboseLevel;
    }

    /// <summary>What the field reader passes over: the marks of a record, and the key before its body.</summary>
    void AddMarks(int start, int end)
    {
        var text = document.Text;
        for (var at = start; at < end;)
        {
            var word = text[at..end].IndexOfAnyExcept(" \t\r\n"u8);
            if (word < 0)
                return;
            at += word;
            var length = text[at..end].IndexOfAny(" \t\r\n"u8);
            var wordEnd = length < 0 ? end : at + length;
            AddMark(text[at..wordEnd], at);
            at = wordEnd;
        }
    }

    void AddMark(ReadOnlySpan<byte> word, int at)
    {
        if (word.StartsWith("$$begin_record"u8))
            writer.Add(new TextSpan(at, "$$begin_record".Length), ClassificationKind.Mark);
        else if (word.StartsWith("$$end_record"u8))
            writer.Add(new TextSpan(at, "$$end_record".Length), ClassificationKind.Mark);
        else if (word.Length >= "Message-Body".Length && Is(word[.."Message-Body".Length], "Message-Body"u8))
            writer.Add(new TextSpan(at, "Message-Body".Length), ClassificationKind.Key);
        else if (word.StartsWith("------------EndOf"u8))
            writer.Add(new TextSpan(at, word.Length), ClassificationKind.Mark);
    }

    static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> wanted) => Ascii.EqualsIgnoreCase(name, wanted);
}
