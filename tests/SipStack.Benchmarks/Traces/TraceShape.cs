namespace SipStack.Benchmarks;

/// <summary>What a generated trace is made of.</summary>
public enum TraceContent
{
    /// <summary>Sign-ins, calls, presence and free text of several users at once.</summary>
    Realistic,

    /// <summary>The same, but every record carries one Call-ID.</summary>
    OneCall,

    /// <summary>Every record is a refusal with a failing code.</summary>
    AllFindings,

    /// <summary>One record whose single line fills the file.</summary>
    LongLine,

    /// <summary>Lines of a program that is none of ours.</summary>
    NoTrace,
}

/// <summary>Who writes the trace: OCSLogger (A), the Centralized Logging Service (B), a client (C), or sections of each.</summary>
public enum TraceVariant
{
    Mixed,
    OcsLogger,
    Cls,
    Client,
}

/// <summary>What to generate. The same shape gives the same bytes on every machine.</summary>
/// <param name="Size">Bytes of UTF-8 text; a whole record more at most.</param>
/// <param name="Failures">Share of the sign-ins and calls that fail.</param>
sealed record TraceShape(long Size, int Seed = 1, TraceContent Content = TraceContent.Realistic, TraceVariant Variant = TraceVariant.Mixed, double Failures = 0.1, bool IsUtf16 = false);
