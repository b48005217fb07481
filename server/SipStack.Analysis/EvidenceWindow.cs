using System.Runtime.InteropServices;

namespace SipStack.Analysis;

/// <summary>
/// The records that may serve as evidence for a finding: those of the same Call-ID, at most 2,000 records or 60 seconds of record
/// time before it, and up to the end of its transaction after it (under the same limits). Records have numbers in the order in which
/// they were added; they lie in a ring, and those of a call are chained, so that adding one costs the same whatever the trace holds.
/// </summary>
sealed class EvidenceWindow
{
    public const int MostRecords = 2000;
    public static readonly TimeSpan LongestTime = TimeSpan.FromSeconds(60);

    /// <summary>Kept text (bytes) above which the facts of the oldest records are read, whether somebody asks for them or not.</summary>
    const long MostText = 16 * 1024 * 1024;

    readonly Dictionary<Fingerprint, long> lastOfCall = [];
    readonly WindowTextStore texts = new();
    readonly List<RecordFacts> around = [];
    Slot[] ring = new Slot[256];
    long first;
    long end;

    // The oldest record whose text may be kept.
    long firstText;

    // Of the record that was last asked about: how far its call has been searched for the end of its transaction.
    long searched = -1;
    long searchedTo;
    bool hasEnd;

    /// <summary>Adds a record whose facts are known, and gives its number.</summary>
    public long Add(RecordFacts facts) => Add(new Slot { Record = WindowRecord.Of(facts), Facts = facts });

    /// <summary>Adds a record with its text, from which its facts can be read later.</summary>
    public long Add(in WindowRecord record, ReadOnlyMemory<byte> text) => Add(new Slot { Record = record, Text = new WindowText(text, null) });

    /// <summary>The same with a copy of the text.</summary>
    public long AddCopied(in WindowRecord record, ReadOnlySpan<byte> text)
    {
        var number = Add(new Slot { Record = record, Text = texts.Keep(text) });
        for (; texts.Size > MostText && firstText < number; firstText++)
            Facts(firstText);
        return number;
    }

    /// <summary>Position of a record among all records of the trace.</summary>
    public long IndexOf(long number) => At(number).Record.Index;

    /// <summary>Where a record begins in the trace.</summary>
    public long OffsetOf(long number) => At(number).Record.Offset;

    /// <summary>The facts of a record, read when they are first asked for.</summary>
    public RecordFacts? Facts(long number)
    {
        ref var slot = ref At(number);
        if (slot.Facts is not null || slot.Text.Memory.IsEmpty)
            return slot.Facts;
        slot.Facts = slot.Record.ReadFacts(slot.Text.Span);
        texts.Release(slot.Text);
        slot.Text = default;
        return slot.Facts;
    }

    /// <summary>Records of the call of a record that may be looked at, in file order; valid until the next call.</summary>
    public IReadOnlyList<RecordFacts> Around(long number)
    {
        around.Clear();
        for (var other = FirstNear(number); other >= 0; other = At(other).Next)
        {
            if (!At(number).Record.IsNear(At(other).Record))
                continue;
            if (Facts(other) is { } facts)
                around.Add(facts);
            if (other >= number && Ends(number, other))
                break;
        }

        return around;
    }

    /// <summary>Whether nothing behind <paramref name="latest"/> can add to what is known of a record.</summary>
    public bool IsSettled(long number, long latest)
    {
        ref readonly var record = ref At(number).Record;
        return record.CallId.IsNone || !record.IsNear(At(latest).Record) || HasEnd(number);
    }

    /// <summary>Drops what lies too far before <paramref name="oldest"/>, the first record that still waits.</summary>
    public void Forget(long oldest)
    {
        var index = At(oldest).Record.Index;
        for (; first < oldest && index - At(first).Record.Index > MostRecords; first++)
        {
            ref var slot = ref At(first);
            texts.Release(slot.Text);
            if (slot.Next >= 0)
                At(slot.Next).Previous = -1;
            else
                lastOfCall.Remove(slot.Record.CallId);
            slot = default;
        }

        firstText = Math.Max(firstText, first);
    }

    long Add(Slot added)
    {
        if (end - first == ring.Length)
            Grow();
        var number = end++;
        added.Previous = added.Next = -1;
        if (!added.Record.CallId.IsNone)
        {
            ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(lastOfCall, added.Record.CallId, out var isKnown);
            if (isKnown)
            {
                added.Previous = last;
                At(last).Next = number;
            }

            last = number;
        }

        At(number) = added;
        return number;
    }

    /// <summary>The first record of the same call that is not too many records before this one.</summary>
    long FirstNear(long number)
    {
        var index = At(number).Record.Index;
        while (At(number).Previous is >= 0 and var previous && index - At(previous).Record.Index <= MostRecords)
            number = previous;
        return number;
    }

    bool HasEnd(long number)
    {
        if (searched != number)
            (searched, searchedTo, hasEnd) = (number, number, Ends(number, number));
        while (!hasEnd && At(searchedTo).Next is >= 0 and var next)
        {
            searchedTo = next;
            hasEnd = Ends(number, next);
        }

        return hasEnd;
    }

    bool Ends(long number, long other) => At(other).Record.EndsTransaction && At(number).Record.IsSameTransaction(At(other).Record);

    ref Slot At(long number) => ref ring[number & (ring.Length - 1)];

    void Grow()
    {
        var larger = new Slot[ring.Length * 2];
        for (var number = first; number < end; number++)
            larger[number & (larger.Length - 1)] = At(number);
        ring = larger;
    }

    struct Slot
    {
        public WindowRecord Record;

        /// <summary>Null until they are read.</summary>
        public RecordFacts? Facts;

        /// <summary>Empty once the facts are read.</summary>
        public WindowText Text;

        /// <summary>Numbers of the records of the same call before and behind it in the window; -1 for none.</summary>
        public long Previous;
        public long Next;
    }
}
