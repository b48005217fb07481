using System.Text;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>What statistics take of a record.</summary>
readonly record struct RecordGist(DateTime? Time, TraceLevel Level, string Flag, bool IsRequest, string? Method, int Status, Fingerprint CallId)
{
    /// <summary>Longer ones come from damage; in bytes.</summary>
    const int LongestFlag = 40;

    public static RecordGist Read(ReadOnlySpan<byte> text, RecordFormat format)
    {
        var fields = new FieldReader(text, new TraceRecord(0, text.Length, format));
        var flag = text.Slice(fields.Header.Flags);
        var gist = new RecordGist(fields.Header.Timestamp, fields.Header.Level, flag.Length <= LongestFlag ? FlagName(flag) : "", false, null, 0, Fingerprint.None);
        while (fields.TryRead(out var field))
        {
            if (field.Kind == FieldKind.StartLine)
                gist = gist.WithStartLine(text.Slice(field.Value));
            else if (field.Kind is FieldKind.SipHeader or FieldKind.Preface)
                gist = gist.With(text.Slice(field.Name), text.Slice(field.Value));
        }

        return gist;
    }

    RecordGist WithStartLine(ReadOnlySpan<byte> value)
    {
        if (!StartLine.TryReadValue(value, out var line))
            return this;
        return line.IsResponse ? this with { Status = line.StatusCode } : this with { IsRequest = true, Method = Methods.Known(value.Slice(line.Method)) };
    }

    RecordGist With(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (Is(name, "Call-ID"u8) || Is(name, "SIP-Call-ID"u8) || Is(name, "i"u8))
            return this with { CallId = Fingerprint.Of(value) };
        return Is(name, "Severity"u8) ? this with { Level = SeverityText.Read(value) ?? Level } : this;
    }

    /// <summary>The usual flags as constants, so that a long trace makes no garbage of them.</summary>
    static string FlagName(ReadOnlySpan<byte> flag)
    {
        foreach (var known in (ReadOnlySpan<string>)["TF_PROTOCOL", "TF_COMPONENT", "TF_SECURITY", "TF_DIAG", "TF_CONNECTION"])
        {
            if (Ascii.Equals(flag, known))
                return known;
        }

        return Encoding.UTF8.GetString(flag);
    }

    static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> wanted) => Ascii.EqualsIgnoreCase(name, wanted);
}
