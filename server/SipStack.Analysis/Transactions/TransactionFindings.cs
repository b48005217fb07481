using SipStack.Knowledge;

namespace SipStack.Analysis;

/// <summary>Makes findings of what a <see cref="TransactionScan"/> sees.</summary>
static class TransactionFindings
{
    public static Finding OfLoop(Catalog catalog, in SeenMessage refusal, AuthenticationLoop loop)
    {
        var count = loop.Before.Count + 1;
        var finding = Make(
            catalog,
            TransactionFault.AuthenticationLoop,
            FindingSeverity.Warning,
            refusal,
            loop.Place,
            $"The credentials of the same user were refused {count} times in a row within {Durations.Text(loop.Time)}.",
            [.. loop.Before.Select(place => new Evidence(place, "refused before"))]);
        return finding with { Record = finding.Record with { User = loop.User, Endpoint = loop.Endpoint } };
    }

    public static Finding Make(Catalog catalog, TransactionFault fault, FindingSeverity severity, in SeenMessage message, Place place, string sentence, IReadOnlyList<Evidence> evidence)
    {
        var key = new CodeKey(CodeKind.Transaction, (uint)fault);
        return new Finding
        {
            Place = place,
            Severity = severity,
            Key = key,
            Code = TransactionFaults.Name(fault),
            Sentence = sentence,
            SentenceOfAll = catalog.Says(key.Kind, key.Value),
            Site = CodeSite.Transaction,
            Link = catalog.Find(key.Kind, key.Value)?.Link,
            Evidence = evidence,
            Record = new RecordFacts
            {
                Index = message.Index,
                Offset = message.Offset,
                Line = message.Line,
                Time = message.Time,
                Role = message.IsRequest ? RecordRole.Request : RecordRole.Response,
                CallId = message.Call,
                CSeq = message.CSeq,
                Method = message.Method,
                Status = message.Status,
            },
        };
    }
}
