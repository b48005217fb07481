using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>A user whose credentials were refused again and again.</summary>
/// <param name="Place">The status of the last refusal.</param>
/// <param name="Before">The refusals before it.</param>
/// <param name="Time">From the first to the last.</param>
readonly record struct AuthenticationLoop(Fingerprint User, Fingerprint Endpoint, Place Place, IReadOnlyList<Place> Before, TimeSpan Time);

/// <summary>Counts for each user and endpoint the sign-ins that were refused one after the other without success between them.</summary>
sealed class AuthenticationLoops
{
    /// <summary>A person mistypes a password once or twice.</summary>
    const int MostRefusals = 3;

    /// <summary>Above it all counts begin anew.</summary>
    const int MostUsers = 10_000;

    readonly Dictionary<(Fingerprint User, Fingerprint Endpoint), Count> counts = [];

    /// <summary>Takes a 401 or 407 to a request that carried credentials; gives the loop that it completes.</summary>
    public AuthenticationLoop? Refuse(ReadOnlySpan<byte> record, RecordFormat format, in SeenMessage request, in SeenMessage response)
    {
        var challenge = Challenge.Read(record, format, isRefusal: true);
        if (challenge.User.IsNone)
            return null;
        if (counts.Count >= MostUsers)
            counts.Clear();
        if (!counts.TryGetValue((challenge.User, challenge.Endpoint), out var count))
            counts.Add((challenge.User, challenge.Endpoint), count = new Count());
        // A handshake that goes on; NTLM has one such step ([MS-SIPAE] section 3.2), so a second one begins all over.
        var isStep = challenge.HasToken && !(challenge.IsNtlm && count.LastStep == request.Call);
        count.LastStep = challenge.HasToken ? request.Call : default;
        // Requests that were on their way together are refused together.
        if (isStep || request.Index < count.LastRefusal)
            return null;
        count.LastRefusal = response.Index;
        count.Places.Add(StartLinePlace.In(record, format, response.Offset, response.Line));
        if (count.Places.Count == 1)
            count.FirstTime = response.Time;
        if (count.Places.Count != MostRefusals)
            return null;
        return new AuthenticationLoop(challenge.User, challenge.Endpoint, count.Places[^1], [.. count.Places.SkipLast(1)], response.Time - count.FirstTime);
    }

    /// <summary>Takes a 2xx to a request that carried credentials.</summary>
    public void Succeed(ReadOnlySpan<byte> record, RecordFormat format)
    {
        if (counts.Count > 0 && Challenge.Read(record, format, isRefusal: false) is var answer)
            counts.Remove((answer.User, answer.Endpoint));
    }

    sealed class Count
    {
        public List<Place> Places { get; } = new(MostRefusals);

        public DateTime FirstTime { get; set; }

        /// <summary>Index of the record of the last refusal.</summary>
        public long LastRefusal { get; set; } = -1;

        /// <summary>The call whose last answer was a step of a handshake.</summary>
        public Fingerprint LastStep { get; set; }
    }

    /// <summary>Who was answered, and whether the handshake goes on: then the challenge has a token.</summary>
    readonly record struct Challenge(Fingerprint User, Fingerprint Endpoint, bool HasToken, bool IsNtlm)
    {
        public static Challenge Read(ReadOnlySpan<byte> record, RecordFormat format, bool isRefusal)
        {
            var challenge = default(Challenge);
            var fields = new FieldReader(record, new TraceRecord(0, record.Length, format));
            // A success has no challenge to look for.
            while ((isRefusal || challenge.User.IsNone) && fields.TryRead(out var field))
            {
                if (field.Kind != FieldKind.SipHeader)
                    continue;
                var name = record.Slice(field.Name);
                if (challenge.User.IsNone && (Is(name, "From"u8) || Is(name, "f"u8)))
                    challenge = challenge with { User = Of(record, Addresses.Uri(record, field.Value)), Endpoint = Of(record, Addresses.HeaderParameter(record, field.Value, "epid"u8)) };
                else if ((Is(name, "WWW-Authenticate"u8) || Is(name, "Proxy-Authenticate"u8)) && AuthenticationHeader.Read(record, field.Value) is { GssapiData.IsEmpty: false } header)
                    challenge = challenge with { HasToken = true, IsNtlm = header.Scheme == AuthenticationScheme.Ntlm };
            }

            return challenge;
        }

        static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> wanted) => System.Text.Ascii.EqualsIgnoreCase(name, wanted);

        static Fingerprint Of(ReadOnlySpan<byte> record, TextSpan span) => Fingerprint.OfIgnoringCase(record.Slice(span));
    }
}
