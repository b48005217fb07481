namespace SipStack.Trace;

/// <summary>What a payload field of a message holds.</summary>
enum NtlmRole : byte
{
    TargetName,
    TargetInfo,
    Domain,
    User,
    Workstation,
    LmResponse,
    NtResponse,
    SessionKey,
}

/// <summary>Where length and offset of a field stand in the header: u16 length, u16 maximum, u32 offset from the start of the message.</summary>
readonly record struct NtlmFieldPlace(NtlmRole Role, int At)
{
    public const int Size = 8;
}

/// <summary>The fixed part of a message, [MS-NLMP] sections 2.2.1.1 to 2.2.1.3. All numbers are byte offsets from its start.</summary>
/// <param name="SmallestHeader">No payload can begin before.</param>
/// <param name="HeaderSizes">The headers that are in use: without and with version and integrity code.</param>
/// <param name="Fields">In the order of their places.</param>
/// <param name="PayloadOrder">The same fields in the order in which Windows writes them behind the header, without gaps.</param>
/// <param name="Zeros">Eight bytes that are always zero, or -1.</param>
sealed record NtlmLayout(
    NtlmMessageKind Kind,
    int FlagsAt,
    int VersionAt,
    int SmallestHeader,
    int[] HeaderSizes,
    NtlmFieldPlace[] Fields,
    NtlmFieldPlace[] PayloadOrder,
    int Zeros = -1)
{
    public const int VersionSize = 8;

    /// <summary>Header size of an AUTHENTICATE message that carries an integrity code.</summary>
    public const int WithIntegrityCode = 88;

    static readonly NtlmFieldPlace Domain = new(NtlmRole.Domain, 28);
    static readonly NtlmFieldPlace User = new(NtlmRole.User, 36);
    static readonly NtlmFieldPlace Workstation = new(NtlmRole.Workstation, 44);
    static readonly NtlmFieldPlace LmResponse = new(NtlmRole.LmResponse, 12);
    static readonly NtlmFieldPlace NtResponse = new(NtlmRole.NtResponse, 20);
    static readonly NtlmFieldPlace SessionKey = new(NtlmRole.SessionKey, 52);
    static readonly NtlmFieldPlace[] NegotiateFields = [new(NtlmRole.Domain, 16), new(NtlmRole.Workstation, 24)];
    static readonly NtlmFieldPlace[] ChallengeFields = [new(NtlmRole.TargetName, 12), new(NtlmRole.TargetInfo, 40)];

    public static readonly NtlmLayout Negotiate = new(NtlmMessageKind.Negotiate, 12, 32, 16, [32, 40], NegotiateFields, NegotiateFields);

    public static readonly NtlmLayout Challenge = new(NtlmMessageKind.Challenge, 20, 48, 32, [48, 56], ChallengeFields, ChallengeFields, Zeros: 32);

    /// <summary>Messages from before Windows NT 4.0 SP3 end their header at 52, without session key and flags.</summary>
    public static readonly NtlmLayout Authenticate = new(
        NtlmMessageKind.Authenticate,
        60,
        64,
        52,
        [64, 72, WithIntegrityCode],
        [LmResponse, NtResponse, Domain, User, Workstation, SessionKey],
        [Domain, User, Workstation, LmResponse, NtResponse, SessionKey]);

    public static readonly NtlmLayout[] All = [Negotiate, Challenge, Authenticate];

    public static NtlmLayout? Of(uint messageType) => messageType is >= 1 and <= 3 ? All[messageType - 1] : null;
}
