namespace SipStack.Analysis;

/// <summary>
/// Counts what supports a cause and makes the verdict of it. A code alone gives none; another piece of the log that points at this one
/// cause gives <c>possible</c>, two independent ones that agree <c>strong</c>; <c>proven</c> takes the fault itself, shown by the log.
/// A circumstance that only makes other causes less likely lifts a code to <c>possible</c> and no further.
/// </summary>
sealed class Tally
{
    readonly List<Evidence> evidence = [];
    readonly List<Evidence> refutations = [];
    int pieces;
    bool isClear;
    bool isProven;
    bool hasOwnCode;
    bool hasCircumstance;

    Tally()
    {
    }

    /// <summary>What is known so far says something for the cause.</summary>
    public bool HasSupport => pieces > 0;

    /// <summary>Counts the codes of a finding: its own, the error id around it, and the event record of the same transaction.</summary>
    public static Tally Of(FindingContext context, CauseCodes codes)
    {
        var tally = new Tally();
        if (!context.IsTrusted)
            return tally;
        var (record, code) = (context.Record, context.Code);
        var own = codes.WeightOf(code.Key);
        if (own != CodeWeight.None)
        {
            tally.hasOwnCode = true;
            tally.Add(new Evidence(record.PlaceOf(code), codes.Says), own == CodeWeight.Clear);
            // The inner HRESULT outranks the id around it, so beside one an id supports and never decides.
            if (code.Site == CodeSite.HresultParameter && codes.WeightOf(code.DiagnosticsId) != CodeWeight.None)
                tally.Count();
        }

        if (record.IsEvent)
        {
            if (tally.HasSupport && context.HasFailingResponse)
                tally.Count();
        }
        else
        {
            tally.AddEvent(context, codes);
        }

        return tally;
    }

    /// <summary>Adds a piece that supports the cause and others as well.</summary>
    public void Support(Evidence? piece)
    {
        if (piece is not null)
            Add(piece, clear: false);
    }

    /// <summary>Adds a piece that points at this one cause.</summary>
    public void Point(Evidence? piece)
    {
        if (piece is not null)
            Add(piece, clear: true);
    }

    /// <summary>Adds a circumstance that leaves fewer other causes, and says nothing alone.</summary>
    public void Narrow(Evidence? circumstance)
    {
        if (circumstance is null)
            return;
        evidence.Add(circumstance);
        hasCircumstance = true;
    }

    /// <summary>Adds the fault itself, as the log shows it.</summary>
    public void Prove(Evidence? piece)
    {
        Point(piece);
        isProven |= piece is not null;
    }

    /// <summary>Adds what speaks against the cause.</summary>
    public void Refute(Evidence? piece)
    {
        if (piece is not null)
            refutations.Add(piece);
    }

    /// <summary>The judgement, or null when the log says too little.</summary>
    public Judgement? Judge(string cause, string message)
    {
        if (isProven)
            return new Judgement(cause, Verdict.Proven, message, evidence);
        if (refutations.Count > 0)
            return new Judgement(cause, Verdict.RuledOut, message, refutations);
        // Where the code is all there is, the log says nothing about why: its own sentence says it best, without a verdict.
        if (!isClear || (pieces == 1 && hasOwnCode && !hasCircumstance))
            return null;
        return new Judgement(cause, pieces > 1 ? Verdict.Strong : Verdict.Possible, message, evidence);
    }

    void AddEvent(FindingContext context, CauseCodes codes)
    {
        // One record is enough: what a retransmission repeats does not count twice.
        if (context.EventOf(codes) is not { ResultCode: { } result } found)
            return;
        var isNew = !HasSupport;
        Add(new Evidence(found.PlaceOf(result), isNew ? codes.Says : "The event record of the same request says so too."), codes.WeightOf(result.Key) == CodeWeight.Clear);
        if (isNew && context.IsSignInRefusal)
            Count();
    }

    void Add(Evidence piece, bool clear)
    {
        evidence.Add(piece);
        isClear |= clear;
        Count();
    }

    void Count() => pieces++;
}
