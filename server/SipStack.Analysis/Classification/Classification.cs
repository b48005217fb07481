using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>What a piece of a trace is. It lies within one line and overlaps no other piece.</summary>
public readonly record struct Classification(TextSpan Span, ClassificationKind Kind);

/// <summary>The kinds of pieces that an editor may colour. Those of one group stand together in a trace.</summary>
public enum ClassificationKind : byte
{
    // The trace header.
    ErrorLevel,
    WarningLevel,
    InformationLevel,
    VerboseLevel,
    Flag,

    /// <summary>A pool, machine or peer.</summary>
    Host,
    Timestamp,
    Component,
    Function,
    SourceFile,

    /// <summary><c>$$begin_record</c>, <c>$$end_record</c> and the end of an S4 message.</summary>
    Mark,

    // Names before a colon.
    Key,
    HeaderName,
    DiagnosticsName,

    // Start lines.
    RequestMethod,
    StatusCode,

    /// <summary>A status code from 400 on.</summary>
    FailureStatus,
    ReasonPhrase,

    // Codes.

    /// <summary>A code that makes a finding, its printed name, and the error id of a header that does.</summary>
    FailingCode,

    /// <summary>A code that makes no finding: a success, a normal step, or one where no failure is told.</summary>
    NormalCode,

    // Values.

    /// <summary>A method outside a start line, such as that of <c>CSeq</c>.</summary>
    Method,
    Number,

    /// <summary>A word with a fixed meaning: a direction, the protocol's version.</summary>
    Constant,

    /// <summary>A Call-ID, tag, branch or epid.</summary>
    Identifier,
    Uri,
    Parameter,
    Text,

    /// <summary>A value that its line alone does not show to be one: it goes on from a line before, or holds what looks like a header or a code.</summary>
    QuotedText,

    /// <summary>The name of an authentication scheme.</summary>
    Scheme,

    /// <summary>A token, signature or comment, of which a reader needs nothing.</summary>
    Noise,

    // Message bodies.

    /// <summary>Text of a body, whatever it looks like.</summary>
    BodyText,
    BodyTag,
    BodyParameter,
    BodyValue,
    SdpKey,
    SdpMedia,
}
