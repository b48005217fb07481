namespace SipStack.Trace;

/// <summary>
/// What an NTLM message says ([MS-NLMP] section 2.2.1), without its secrets: challenge, responses, session key and integrity code are
/// neither kept nor shown, only their sizes and kinds. All strings come from the sender and are bare of control and direction characters.
/// </summary>
public sealed record NtlmToken
{
    public NtlmMessageKind Kind { get; init; }

    /// <summary>
    /// True for the text of a security record, which hides most bytes. In its names a full stop may stand for a character that the record does not show.
    /// </summary>
    public bool IsDotted { get; init; }

    /// <summary>Size of the message in bytes.</summary>
    public int Length { get; init; }

    /// <summary>Bytes before the first payload: 72 for an AUTHENTICATE with version and without integrity code.</summary>
    public int? HeaderSize { get; init; }

    /// <summary>In an AUTHENTICATE the client's final choice. <c>Flags.Get(NtlmFlag.Key128)</c> answers whether 128-bit is offered.</summary>
    public NtlmFlags Flags { get; init; }

    /// <summary>Null when the message has none.</summary>
    public NtlmVersion? Version { get; init; }

    /// <summary>Half a sentence about <see cref="Version"/>, or null when nothing of it is visible.</summary>
    public string? DeclaredSystem => Version is { } version ? WindowsRelease.Describe(version, Kind == NtlmMessageKind.Challenge ? "the server" : "the client") : null;

    /// <summary>Of a CHALLENGE: the server or domain that asks.</summary>
    public string? TargetName { get; init; }

    public string? Domain { get; init; }

    public string? User { get; init; }

    public string? Workstation { get; init; }

    /// <summary>Of a CHALLENGE, or the copy in an NTLMv2 answer.</summary>
    public NtlmTargetInfo? TargetInfo { get; init; }

    public int? LmResponseLength { get; init; }

    public int? NtResponseLength { get; init; }

    public int? SessionKeyLength { get; init; }

    /// <summary>Null when it cannot be told.</summary>
    public bool? HasIntegrityCode { get; init; }

    public NtlmResponseKind ResponseKind { get; init; }

    /// <summary>NTLMv2 session security, from the flag or, where that is hidden, from the kind of the answer.</summary>
    public FlagState ExtendedSessionSecurity { get; init; }

    /// <summary>The client's clock in an NTLMv2 answer, UTC.</summary>
    public DateTime? ClientTime { get; init; }

    /// <summary>What could not be read and why, in short sentences without text of the token.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Decodes the base64 text of <c>gssapi-data</c>, at most 64 KiB, as far as it is sound.</summary>
    /// <returns>False when it is no NTLM message; then <paramref name="token"/> holds only the reason.</returns>
    public static bool TryDecodeBase64(ReadOnlySpan<byte> text, out NtlmToken token)
    {
        token = Base64Text.Read(text, NtlmTokenReader.Read);
        return token.Kind != NtlmMessageKind.Unknown;
    }

    /// <summary>Decodes the text of a security record: one character per byte, <c>.</c> for what cannot be printed.</summary>
    /// <returns>False when it is no NTLM message or its length does not fit; then <paramref name="token"/> holds only the reason.</returns>
    public static bool TryDecodeDotted(ReadOnlySpan<byte> text, out NtlmToken token)
    {
        Span<byte> buffer = stackalloc byte[DottedText.LongestToken];
        token = DottedText.TryRead(text, buffer, out var length)
            ? NtlmTokenReader.ReadDotted(buffer[..length])
            : Undecodable("The text is too long or has characters that do not occur in a security record.");
        return token.Kind != NtlmMessageKind.Unknown;
    }

    internal static NtlmToken Undecodable(params IReadOnlyList<string> problems) => new() { Problems = problems };
}
