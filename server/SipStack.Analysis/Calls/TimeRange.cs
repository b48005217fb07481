namespace SipStack.Analysis;

/// <summary>The earliest and the latest of some times; records of several processors stand out of order.</summary>
sealed class TimeRange
{
    public DateTime? First { get; private set; }

    public DateTime? Last { get; private set; }

    public TimeSpan? Length => Last - First;

    public void Add(DateTime? time)
    {
        if (time is null)
            return;
        First = First < time ? First : time;
        Last = Last > time ? Last : time;
    }
}
