using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>A failing code with the records around it that may say why.</summary>
/// <param name="Record">The record that holds the code.</param>
/// <param name="Call">
/// Records of the same Call-ID within the evidence window, in file order, this one included:
/// at most 2,000 records or 60 seconds before it, and up to the end of its transaction after it.
/// </param>
sealed record FindingContext(RecordFacts Record, CodeInRecord Code, IReadOnlyList<RecordFacts> Call)
{
    /// <summary>Those of the same transaction.</summary>
    public IEnumerable<RecordFacts> Transaction => Call.Where(record => ReferenceEquals(record, Record) || Record.IsSameTransaction(record));

    /// <summary>The security event that belongs to the finding: its own record, else the last trusted one before it, else the first behind it.</summary>
    public RecordFacts? SecurityEvent
    {
        get
        {
            if (Record.Role == RecordRole.SecurityEvent)
                return Record.IsTrusted ? Record : null;
            RecordFacts? found = null;
            foreach (var record in Transaction)
            {
                if (record.Role == RecordRole.SecurityEvent && record is { IsTrusted: true, ResultCode: not null } && (record.Index < Record.Index || found is null))
                    found = record;
            }

            return found;
        }
    }

    /// <summary>Whether the code stands where the logging program itself vouches for it.</summary>
    public bool IsTrusted => Record.IsTrusted && Code.Site != CodeSite.FreeText;

    /// <summary>The code says that a sign-in was refused at its last step, and not why.</summary>
    public bool IsSignInRefusal => Code.Key == CodeKey.Hresult(ResultCodes.AuthUnauthorized)
        || Code.Key == CodeKey.Diagnostic(ResultCodes.FinalHandshakeFailed);

    /// <summary>A response of this server that says, behind the finding's record, that the same request failed.</summary>
    public bool HasFailingResponse => Transaction.Any(record => record is { IsTrusted: true, Status: >= 300 } && record.Index > Record.Index);

    /// <summary>The first event record of the same transaction whose result is one of the codes.</summary>
    public RecordFacts? EventOf(CauseCodes codes) => Transaction.FirstOrDefault(record =>
        record is { IsEvent: true, IsTrusted: true, ResultCode: { } result } && codes.WeightOf(result.Key) != CodeWeight.None);

    /// <summary>A piece of evidence that stands beside the code itself: in its header, or in its event record.</summary>
    public Evidence? Beside(ClueKind kind, Func<uint, string> text) =>
        IsTrusted ? EvidenceOf(Record, Record.IsEvent ? Record.Clues : Code.Clues, kind, text) : null;

    public Evidence? Beside(ClueKind kind, string text) => Beside(kind, _ => text);

    /// <summary>The same beside the code, else in the event record of the same transaction whose result is one of the codes.</summary>
    public Evidence? BesideOrIn(CauseCodes codes, ClueKind kind, string text) =>
        Beside(kind, text) ?? (IsTrusted && EventOf(codes) is { } found ? EvidenceOf(found, found.Clues, kind, _ => text) : null);

    /// <summary>The number of a clue beside the code, or 0.</summary>
    public uint ValueOf(ClueKind kind) => (Record.IsEvent ? Record.Clues : Code.Clues).FirstOrDefault(clue => clue.Kind == kind).Value;

    static Evidence? EvidenceOf(RecordFacts record, IReadOnlyList<Clue> clues, ClueKind kind, Func<uint, string> text)
    {
        foreach (var clue in clues)
        {
            if (clue.Kind == kind)
                return new Evidence(clue.Place.In(record.Offset, record.Line), text(clue.Value));
        }

        return null;
    }

    /// <summary>The request of the failing round that carries credentials.</summary>
    public RecordFacts? Request => Transaction.LastOrDefault(record => record.Role == RecordRole.Request && record.Schemes != AuthenticationSchemes.None);

    /// <summary>The schemes of the failing round: those of its request, else those that the refusal offers.</summary>
    public AuthenticationSchemes Schemes =>
        Request?.Schemes ?? Transaction.Aggregate(AuthenticationSchemes.None, (schemes, record) => schemes | record.Schemes);

    /// <summary>
    /// The client's answer (AUTHENTICATE) of the failing round: as the security record shows it, unless its dots hide the flags and the
    /// request has them.
    /// </summary>
    public (RecordFacts Record, NtlmFacts Token)? ClientToken
    {
        get
        {
            var (judged, sent) = (TokenOf(SecurityEvent), TokenOf(Request));
            return judged is { Token.Key128: FlagState.Unknown } ? sent ?? judged : judged ?? sent;
        }
    }

    /// <summary>The challenge that the failing round answers, joined by <c>opaque</c>.</summary>
    public (RecordFacts Record, NtlmFacts Token)? Challenge
    {
        get
        {
            if (Request is not { Opaque: { IsNone: false } opaque })
                return null;
            var record = Call.LastOrDefault(other => other.Role == RecordRole.Response && other.Opaque == opaque && other.Ntlm is { Kind: NtlmMessageKind.Challenge });
            return record?.Ntlm is { } token ? (record, token) : null;
        }
    }

    static (RecordFacts Record, NtlmFacts Token)? TokenOf(RecordFacts? record) => record?.Ntlm is { Kind: NtlmMessageKind.Authenticate } token ? (record, token) : null;
}
