namespace SipStack.Analysis;

/// <summary>Joins the arrows of a message that was passed on, each beginning where the one before ended, into one from the first sender to the last receiver.</summary>
static class HopMerge
{
    public static List<Arrow> Merge(List<Arrow> arrows)
    {
        var result = new List<Arrow>();
        var copies = new List<List<RecordLines>>();
        var rows = new Dictionary<int, int>();
        foreach (var arrow in arrows)
        {
            if (arrow is { Kind: not ArrowKind.Event, IsRetransmission: false } && rows.TryGetValue(arrow.Message, out var row) && result[row].To == arrow.From && result[row].From != arrow.To)
            {
                result[row] = Join(result[row], arrow);
                copies[row].Add(arrow.Record);
                copies[row].AddRange(arrow.Copies);
                continue;
            }

            if (arrow.Kind != ArrowKind.Event)
                rows.TryAdd(arrow.Message, result.Count);
            copies.Add([.. arrow.Copies]);
            result.Add(arrow with { Copies = copies[^1] });
        }

        return WithDistances(result);
    }

    /// <summary>The answer of the hop that explains a failure says more than the copies of it.</summary>
    static Arrow Join(Arrow one, Arrow two) => one with
    {
        To = two.To,
        Hops = one.Hops + two.Hops,
        Note = one.Detail.Length == 0 && two.Detail.Length > 0 || one.Note.Length == 0 ? two.Note : one.Note,
        Detail = one.Detail.Length == 0 ? two.Detail : one.Detail,
        Code = one.Detail.Length == 0 && two.Detail.Length > 0 ? two.Code : one.Code ?? two.Code,
        Fails = one.Fails || two.Fails,
    };

    static List<Arrow> WithDistances(List<Arrow> arrows)
    {
        DateTime? last = null;
        for (var i = 0; i < arrows.Count; i++)
        {
            arrows[i] = arrows[i] with { Distance = arrows[i].Time - last };
            last = arrows[i].Time ?? last;
        }

        return arrows;
    }
}
