using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>What identifies something that several records speak of.</summary>
public enum WordKind : byte
{
    CallId,

    /// <summary>A SIP address, without scheme and parameters.</summary>
    User,

    /// <summary>The <c>epid</c> of an endpoint ([MS-SIPRE] 2.2.1).</summary>
    Endpoint,

    /// <summary>The branch of a Via.</summary>
    Branch,

    Tag,

    /// <summary>The id of a connection: hexadecimal digits, with or without <c>0x</c> before them.</summary>
    Connection,
}

/// <summary>A word with its place in the text.</summary>
public readonly record struct Word(WordKind Kind, TextSpan Span)
{
    /// <summary>SIP compares hosts without case, and these servers compare users and endpoints so too; Call-IDs differ by case (RFC 3261 section 20.8).</summary>
    public bool IgnoresCase => Kind is WordKind.User or WordKind.Endpoint or WordKind.Connection;

    public bool IsSame(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) => IgnoresCase ? System.Text.Ascii.EqualsIgnoreCase(one, other) || one.SequenceEqual(other) : one.SequenceEqual(other);
}
