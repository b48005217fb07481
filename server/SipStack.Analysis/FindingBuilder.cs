using SipStack.Knowledge;

namespace SipStack.Analysis;

/// <summary>Makes a finding of a failing code and the records around it.</summary>
static class FindingBuilder
{
    const string NotNtlm = "Sign-in refused at its last step; NTLM session security is not the reason.";

    /// <summary>The finding, or null when the catalogue knows the code to be normal.</summary>
    public static Finding? Build(Catalog catalog, FindingContext context)
    {
        var (record, code) = (context.Record, context.Code);
        var entry = catalog.Find(code.Key.Kind, code.Key.Value);
        if (entry is { Level: EntryLevel.Normal })
            return null;

        var finding = new Finding
        {
            Place = record.PlaceOf(code),
            Severity = SeverityOf(record, entry),
            Key = code.Key,
            Code = CodeName(entry, code),
            Sentence = catalog.Says(code.Key.Kind, code.Key.Value),
            Site = code.Site,
            Domain = code.Domain,
            Link = entry?.Link,
            DiagnosticsId = code.DiagnosticsId,
            SecurityResult = context.SecurityEvent is { ResultCode: { } result } security ? new SecurityResult(result.Key, security.PlaceOf(result)) : null,
            Record = record,
        };
        if (ExplainedFailure(catalog, context) is { } failure)
            return finding with { Original = failure, Severity = FindingSeverity.Information, Sentence = BehindFailure(record, failure.Line) };
        if (OriginalOf(context) is var (maker, original))
            return finding with { Original = original, Severity = FindingSeverity.Warning, Sentence = Copy(record, maker, original) };

        var judgements = CauseRules.Judge(context);
        var best = judgements is [{ Verdict: >= Verdict.Possible } first, ..] ? first : null;
        return finding with
        {
            Judgements = judgements,
            Best = best,
            Sentence = best is null ? Undecided(catalog, context, judgements) ?? finding.Sentence : best.Message.Length > 0 ? best.Message : finding.Sentence,
        };
    }

    /// <summary>
    /// Where a refused sign-in has no supported cause, its own sentence would name the usual ones, of which the log has ruled some out: then
    /// the result of the security record says more, or at least that NTLM is not the reason.
    /// </summary>
    static string? Undecided(Catalog catalog, FindingContext context, IReadOnlyList<Judgement> judgements)
    {
        if (!context.IsSignInRefusal || !context.IsTrusted)
            return null;
        if (context.SecurityEvent?.ResultCode is { } result && catalog.Find(result.Key.Kind, result.Key.Value) is { Says.Length: > 0 } reason)
            return reason.Says;
        return judgements.Any(judgement => judgement is { Cause: Causes.Ntlm128Bit, Verdict: Verdict.RuledOut }) ? NotNtlm : null;
    }

    static FindingSeverity SeverityOf(RecordFacts record, CodeEntry? entry)
    {
        if (entry is { Level: EntryLevel.Information } || record.IsInformation)
            return FindingSeverity.Information;
        return record.IsWarning ? FindingSeverity.Warning : FindingSeverity.Error;
    }

    /// <summary>The name that the catalogue has; else the one that the log prints; else the number.</summary>
    static string CodeName(CodeEntry? entry, CodeInRecord code)
    {
        if (code.Key.Kind == CodeKind.Diagnostic)
            return $"ms-diagnostics-{code.Key.Value}";
        return entry is { Name.Length: > 0 } ? entry.Name : code.Symbol ?? $"0x{code.Key.Value:X8}";
    }

    /// <summary>The failing response that an event record was written for, if it is marked itself.</summary>
    static Place? ExplainedFailure(Catalog catalog, FindingContext context)
    {
        if (!context.Record.IsEvent || !context.Record.IsTrusted || context.Code.Site != CodeSite.ResultCode)
            return null;
        foreach (var other in context.Transaction)
        {
            if (other.Index <= context.Record.Index || !other.IsTrusted || other.Status < 300)
                continue;
            if (other.Codes.FirstOrDefault(code => !code.IsNameless && catalog.Find(code.Key.Kind, code.Key.Value) is not { Level: EntryLevel.Normal }) is { } marked)
                return other.PlaceOf(marked);
        }

        return null;
    }

    /// <summary>A message can carry the same failure twice: for its own organization, and in the form for partners.</summary>
    static string Copy(RecordFacts record, RecordFacts first, Place original)
    {
        if (ReferenceEquals(record, first))
            return "The same failure once more, in the header for the other side.";
        return IsSentAgain(record, first)
            ? $"The same failure as in line {original.Line + 1}, sent once more."
            : $"The same failure as in line {original.Line + 1}, seen at another hop.";
    }

    /// <summary>Only one server makes a response: two first-hand records of it are retransmissions.</summary>
    public static bool IsSentAgain(RecordFacts one, RecordFacts two) => one is { IsTrusted: true, Role: RecordRole.Response } && two is { IsTrusted: true, Role: RecordRole.Response };

    static string BehindFailure(RecordFacts record, long line) => record.Role == RecordRole.SecurityEvent
        ? $"The security check behind the failure in line {line + 1}."
        : $"The reason behind the failure in line {line + 1}.";

    /// <summary>
    /// The place that tells of the same failure first-hand: the record of the server that made the response, else the first one.
    /// Null when this is that place.
    /// </summary>
    static (RecordFacts Record, Place Place)? OriginalOf(FindingContext context)
    {
        var (record, code) = (context.Record, context.Code);
        if (record.Role == RecordRole.Other || code.IsNameless || context.Record.CallId.IsNone && record.Codes.Count < 2)
            return null;
        (RecordFacts Record, CodeInRecord Code)? original = null;
        foreach (var other in context.Transaction)
        {
            if (other.Role != record.Role || other.Status != record.Status)
                continue;
            var same = other.Codes.FirstOrDefault(candidate => IsSame(candidate, code, ReferenceEquals(other, record)));
            if (same is not null && (original is null || (other.IsTrusted && !original.Value.Record.IsTrusted)))
                original = (other, same);
        }

        return original is not { } found || ReferenceEquals(found.Code, code) ? null : (found.Record, found.Record.PlaceOf(found.Code));
    }

    /// <summary>The same code at the same kind of place; within one message also the same error id, once with and once without its HRESULT.</summary>
    static bool IsSame(CodeInRecord one, CodeInRecord two, bool inOneRecord) =>
        (one.Key == two.Key && one.Site == two.Site) || (inOneRecord && one.DiagnosticsId >= 0 && one.DiagnosticsId == two.DiagnosticsId);
}
