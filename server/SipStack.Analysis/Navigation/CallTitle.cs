namespace SipStack.Analysis;

/// <summary>A call in a few words: <c>REGISTER alice → 401</c>, <c>INVITE alice to bob → 200</c>.</summary>
static class CallTitle
{
    const string NoAnswer = "no answer";

    public static string Of(Call call)
    {
        var (from, to) = (ShortName(call.From), ShortName(call.To));
        var who = from == to || to.Length == 0 ? from : from.Length == 0 ? $"to {to}" : $"{from} to {to}";
        var title = string.Join(' ', new[] { call.Method ?? "", who }.Where(part => part.Length > 0));
        var outcome = call.Status is { } status ? $"{status}" : IsAnswered(call.Method) ? NoAnswer : "";
        if (title.Length == 0)
            title = "Request";
        return outcome.Length == 0 ? title : $"{title} → {outcome}";
    }

    /// <summary>How many records, in words.</summary>
    public static string Records(long count) => count == 1 ? "1 record" : $"{count} records";

    /// <summary>BENOTIFY is not answered ([MS-SIPRE] 3.7), nor is ACK (RFC 3261 section 17.1.1.3).</summary>
    public static bool IsAnswered(string? method) => method is not ("BENOTIFY" or "ACK");

    /// <summary>What stands before the @ of an address, without scheme; the host where there is no user.</summary>
    static string ShortName(string address)
    {
        var start = address.IndexOf(':', StringComparison.Ordinal) + 1;
        var end = address.IndexOfAny(['@', ';', '?'], start);
        return LogText.Of(end < 0 ? address[start..] : address[start..end]);
    }
}
