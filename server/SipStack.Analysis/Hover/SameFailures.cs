namespace SipStack.Analysis;

/// <summary>
/// How often the same code stands in the log. Of failures to find a partner it counts the domains: one domain points at its records, several
/// at the DNS server that was asked (published cases).
/// </summary>
static class SameFailures
{
    static readonly string[] OfPartners = [Causes.Dns, Causes.Federation];

    public static IEnumerable<string> Lines(HoverContext context, Finding finding)
    {
        var same = context.Findings.Where(other => other.Key == finding.Key && !other.IsRepeat).ToList();
        if (same.Count < 2)
            return [];
        var domains = same.Select(other => other.Domain).Where(domain => !domain.IsNone).Distinct().Count();
        var count = $"{same.Count} failures with this code in this log";
        var topic = finding.Cause ?? context.Catalog.Find(finding.Key.Kind, finding.Key.Value)?.Topic;
        if (domains == 0 || !OfPartners.Contains(topic, StringComparer.Ordinal))
            return [count];
        if (domains == 1)
            return [$"{count}, all for one domain: look at that domain first"];
        return [topic == Causes.Dns ? $"{count}, for {domains} domains: look at the DNS server that was asked, and at port 53, before the records" : $"{count}, for {domains} domains"];
    }
}
