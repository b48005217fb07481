namespace SipStack.Analysis;

/// <summary>A code with the address of what explains it: always one of our catalogue, never one from the log.</summary>
public sealed record Link(Place Place, string Target, string Tooltip);

/// <summary>Links of a document: on every finding whose article has a source.</summary>
public static class Links
{
    /// <summary>More make an editor slow.</summary>
    public const int Most = 5000;

    /// <summary>The links in file order, the first <see cref="Most"/>.</summary>
    public static IReadOnlyList<Link> Of(IReadOnlyList<Finding> findings) =>
    [
        .. from finding in findings
           let target = finding.Link
           where target is not null
           select new Link(finding.Place, target, $"What is known about {finding.Code}"),
    ];
}
