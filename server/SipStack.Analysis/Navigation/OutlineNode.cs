using SipStack.Trace;

namespace SipStack.Analysis;

public enum OutlineKind : byte
{
    Call,
    Transaction,
    Request,
    Response,
    Event,

    /// <summary>A record that belongs to no call.</summary>
    Other,

    /// <summary>Records of no call, together; or a remark that something is left out.</summary>
    Group,
}

/// <summary>A line of the outline. The spans of <paramref name="Children"/> lie inside <paramref name="Span"/>, and so does <paramref name="Selection"/>.</summary>
/// <param name="Name">Of one line; text of the log in it is escaped.</param>
/// <param name="Detail">When, and between whom; may be empty.</param>
/// <param name="Selection">What to select when the line is picked.</param>
public sealed record OutlineNode(string Name, string Detail, OutlineKind Kind, TextSpan Span, TextSpan Selection, IReadOnlyList<OutlineNode> Children);
