namespace SipStack.Analysis;

/// <summary>
/// The difference between the clock of the other side and that of the log: a <c>Date:</c> header, or the time in an NTLM token, against
/// the time of the record that shows it. Records have local time and the others UTC, so whole half hours say nothing: a clock that is
/// wrong by just these goes unnoticed.
/// </summary>
static class ClockDifference
{
    static readonly TimeSpan HalfHour = TimeSpan.FromMinutes(30);

    /// <summary>Kerberos refuses from here on (RFC 4120 section 1.6 recommends five minutes, Windows keeps to it).</summary>
    static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    // A few time zones lie a quarter of an hour off the half hours.
    static readonly TimeSpan QuarterHourZone = TimeSpan.FromMinutes(14);

    /// <summary>The first record of the call that shows a difference of more than five minutes, or null.</summary>
    public static Evidence? Find(FindingContext context)
    {
        foreach (var record in context.Call)
        {
            if (record.Time is { } time && Measure(record, time) is { } found)
                return found;
        }

        return null;
    }

    static Evidence? Measure(RecordFacts record, DateTime time)
    {
        if (record.Date is { } date && Minutes(time, date) is { } minutes)
            return new Evidence(record.FirstLine, $"The Date of this message is {minutes} minutes off the clock of the log, whole half hours left out.");
        if (record.Ntlm is not { } token || (token.ClientTime ?? token.ServerTime) is not { } declared || Minutes(time, declared) is not { } off)
            return null;
        var whose = token.ClientTime is null ? "server" : "client";
        return new Evidence(token.Place.In(record.Offset, record.Line), $"The {whose}'s clock in this NTLM token is {off} minutes off the clock of the log, whole half hours left out.");
    }

    /// <summary>Whole minutes of a difference that is evidence, or null.</summary>
    static int? Minutes(DateTime one, DateTime two)
    {
        var rest = TimeSpan.FromTicks((one - two).Duration().Ticks % HalfHour.Ticks);
        var difference = rest > HalfHour / 2 ? HalfHour - rest : rest;
        return difference > Tolerance && difference < QuarterHourZone ? (int)difference.TotalMinutes : null;
    }
}
