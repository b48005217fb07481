using System.Globalization;
using SipStack.Lsp;

namespace SipStack.Server;

/// <summary>The last tokens that a client got for a document, so that it need only be told what has changed. One result is kept, no more.</summary>
sealed class LastSemanticTokens
{
    static long lastId;

    readonly Lock gate = new();
    string id = "";
    int[] data = [];

    public SemanticTokens Answer(int[] tokens) => new(tokens, Keep(tokens));

    /// <summary>What has changed since the result that the client names, or everything when that is not the last one.</summary>
    public SemanticTokensOrDelta Answer(int[] tokens, string previousId)
    {
        var previous = Find(previousId);
        var newId = Keep(tokens);
        return previous is null ? new SemanticTokensOrDelta(Data: tokens, ResultId: newId) : new SemanticTokensOrDelta(Edits: Edits(previous, tokens), ResultId: newId);
    }

    /// <summary>One edit: what lies between the tokens that both begin and end with. Whole tokens, so that each stays what it was.</summary>
    static SemanticTokensEdit[] Edits(int[] before, int[] after)
    {
        var start = before.AsSpan().CommonPrefixLength(after);
        start -= start % SemanticTokenEncoder.Numbers;
        var end = 0;
        while (end < Math.Min(before.Length, after.Length) - start && before[^(end + 1)] == after[^(end + 1)])
            end++;
        end -= end % SemanticTokenEncoder.Numbers;
        var inserted = after[start..^end];
        return inserted.Length == 0 && start + end == before.Length ? [] : [new SemanticTokensEdit(start, before.Length - start - end, inserted)];
    }

    int[]? Find(string wanted)
    {
        lock (gate)
            return wanted == id ? data : null;
    }

    string Keep(int[] tokens)
    {
        var newId = Interlocked.Increment(ref lastId).ToString(CultureInfo.InvariantCulture);
        lock (gate)
            (id, data) = (newId, tokens);
        return newId;
    }
}
