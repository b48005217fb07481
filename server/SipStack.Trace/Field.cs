namespace SipStack.Trace;

/// <summary>What a part of a record is.</summary>
public enum FieldKind : byte
{
    /// <summary>A key line of the record itself, e.g. <c>Direction:</c> or <c>Result-Code:</c>.</summary>
    Preface,

    /// <summary>The start line of a SIP message, with or without <c>Start-Line:</c> before it.</summary>
    StartLine,

    /// <summary>A SIP header. Its name is empty where the paste has lost it.</summary>
    SipHeader,

    /// <summary>The message body. Nothing in it is a header, whatever it looks like.</summary>
    Body,

    /// <summary>The message of a record that is plain text.</summary>
    FreeText,
}

/// <summary>One part of a record: two spans of the text that the record was read from.</summary>
/// <param name="Value">Without surrounding blanks; may run over several lines (RFC 3261 section 7.3.1 folding, hard wraps, quoted line breaks).</param>
public readonly record struct Field(FieldKind Kind, TextSpan Name, TextSpan Value);
