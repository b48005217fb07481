using System.Runtime.InteropServices;

namespace SipStack.Analysis;

/// <summary>
/// Open messages by number, in file order, those of a call chained. They lie in a ring that is used again and again, and the oldest
/// are given up, so that a stream of any length fits.
/// </summary>
sealed class OpenMessages
{
    /// <summary>So many records behind it a message is given up, whatever its time says.</summary>
    const int MostRecords = 1 << 15;

    /// <summary>Of one call; an honest one has two or three.</summary>
    const int MostOfCall = 16;

    readonly Dictionary<Fingerprint, Chain> calls = [];
    OpenMessage[] ring = new OpenMessage[64];
    long end;
    long held;

    /// <summary>Number of the oldest message.</summary>
    public long First { get; private set; }

    /// <summary>The number that the next one gets.</summary>
    public long End => end;

    /// <summary>Where the first message stands that may still turn out to miss something; <see cref="long.MaxValue"/> when there is none.</summary>
    public long FirstOffset
    {
        get
        {
            held = Math.Max(held, First);
            while (held < end && !this[held].CanMissSomething)
                held++;
            return held < end ? this[held].Place.Offset : long.MaxValue;
        }
    }

    public ref OpenMessage this[long number] => ref ring[number & (ring.Length - 1)];

    /// <summary>The last open message of a call; -1 when there is none.</summary>
    public long LastOf(Fingerprint call) => calls.TryGetValue(call, out var chain) ? chain.Last : -1;

    public void Add(OpenMessage added)
    {
        if (end - First == ring.Length)
            Grow();
        var number = end++;
        added.Previous = added.Next = -1;
        ref var chain = ref CollectionsMarshal.GetValueRefOrAddDefault(calls, added.Message.Call, out var isKnown);
        if (isKnown)
        {
            added.Previous = chain.Last;
            this[chain.Last].Next = number;
        }

        chain = new Chain(isKnown ? chain.First : number, number, chain.Count + 1);
        this[number] = added;
        if (chain.Count > MostOfCall)
            Close(chain.First);
    }

    /// <summary>Takes a message out of its call; its slot is used again when it has become the oldest.</summary>
    public void Close(long number)
    {
        ref var closed = ref this[number];
        if (closed.Message.Call.IsNone)
            return;
        ref var chain = ref CollectionsMarshal.GetValueRefOrNullRef(calls, closed.Message.Call);
        if (closed.Previous >= 0)
            this[closed.Previous].Next = closed.Next;
        else
            chain = chain with { First = closed.Next };
        if (closed.Next >= 0)
            this[closed.Next].Previous = closed.Previous;
        else
            chain = chain with { Last = closed.Previous };
        chain = chain with { Count = chain.Count - 1 };
        if (chain.Count == 0)
            calls.Remove(closed.Message.Call);
        closed = default;
    }

    /// <summary>Gives up what has waited too long, seen from the latest message.</summary>
    public void Forget(in SeenMessage latest)
    {
        for (; First < end; First++)
        {
            ref readonly var oldest = ref this[First].Message;
            if (oldest.Call.IsNone)
                continue;
            if (latest.Index - oldest.Index <= MostRecords && latest.Time - oldest.Time <= SipTimers.C)
                return;
            Close(First);
        }
    }

    void Grow()
    {
        var larger = new OpenMessage[ring.Length * 2];
        for (var number = First; number < end; number++)
            larger[number & (larger.Length - 1)] = this[number];
        ring = larger;
    }

    readonly record struct Chain(long First, long Last, int Count);
}
