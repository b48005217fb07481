using System.Globalization;

namespace SipStack.Knowledge;

/// <summary>A line of the log (1-based) and what it shows, in the product's words.</summary>
public sealed record RemedyEvidence(int Line, string Text);

/// <summary>What the text beside a script may say about this log. File names are left out: they are the user's.</summary>
public sealed record RemedyContext
{
    /// <summary>Lines of the findings, 1-based.</summary>
    public IReadOnlyList<int> FindingLines { get; init; } = [];

    /// <summary>Id of the cause, such as <c>ntlm-128-bit</c>.</summary>
    public string? Cause { get; init; }

    public RemedyVerdict Verdict { get; init; }

    public IReadOnlyList<RemedyEvidence> Evidence { get; init; } = [];

    public RemedyValues Values { get; init; } = new();
}

/// <summary>Values of the log for a suggested command line, as found there: each is checked against <see cref="AllowList"/> before it is used.</summary>
public sealed record RemedyValues
{
    /// <summary>The server that is to be looked at: name of the registrar.</summary>
    public string? Server { get; init; }

    /// <summary>The far end: name of a peer.</summary>
    public string? Host { get; init; }

    public string? Domain { get; init; }

    /// <summary>SIP address, with or without <c>sip:</c>.</summary>
    public string? User { get; init; }

    public int? Port { get; init; }

    internal string? Find(string value) => value switch
    {
        "server" when Server is not null && AllowList.IsHost(Server) => Server,
        "host" when Host is not null && AllowList.IsHost(Host) => Host,
        "domain" when Domain is not null && AllowList.IsFqdn(Domain) => Domain,
        "user" when User is not null => AllowList.SipAddress(User),
        "port" when Port is { } port && AllowList.IsPort(port) => port.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };
}
