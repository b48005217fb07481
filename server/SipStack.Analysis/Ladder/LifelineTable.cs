using System.Text;

namespace SipStack.Analysis;

/// <summary>
/// The hosts and machines of a call, by name. The machine that wrote a record has its name from the trace header (CLS); where that has none,
/// from the diagnostics and challenges that it made itself. A peer is a host name or address without port.
/// </summary>
sealed class LifelineTable
{
    /// <summary>Stands for the machine that wrote the log, as long as it has no other name.</summary>
    const string Writer = "";

    /// <summary>No diagram has more columns that a person can follow; peers behind these share one.</summary>
    public const int Most = 30;

    readonly List<string> keys = [];
    int others;
    readonly Dictionary<string, int> numbers = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, string> aliases = new(StringComparer.OrdinalIgnoreCase);
    readonly HashSet<string> machines = new(StringComparer.OrdinalIgnoreCase);
    string? writerName;

    /// <summary>Names for people, in the order in which the lifelines were first asked for.</summary>
    public IReadOnlyList<string> Names => [.. keys.Select(key => key == Writer ? writerName ?? "this machine" : LogText.Of(key)), .. others > 0 ? [$"{others} others"] : Array.Empty<string>()];

    /// <summary>Gives the machine that wrote the log a name; the first one counts.</summary>
    public void NameWriter(string name) => writerName ??= name.Length > 0 ? LogText.Of(name) : null;

    /// <summary>Makes a machine known before its lifeline is asked for.</summary>
    public void AddMachine(string machine) => machines.Add(machine);

    /// <summary>Says that a peer's address belongs to a machine that has logged the same message.</summary>
    public void Alias(string peer, string machine)
    {
        if (peer.Length > 0 && !peer.Equals(machine, StringComparison.OrdinalIgnoreCase))
            aliases.TryAdd(peer, machine);
    }

    /// <summary>The key of a peer: itself, or the machine that it is. The key of a machine is its name.</summary>
    public string KeyOfPeer(string host)
    {
        if (aliases.TryGetValue(host, out var machine))
            return machine;
        // CLS writes fe01 for what the peer of another record is: fe01.contoso.com.
        if (FirstLabel(host) is { } label && machines.Contains(label))
            return label;
        return host.Equals(writerName, StringComparison.OrdinalIgnoreCase) ? Writer : host;
    }

    /// <summary>The lifeline of a key, a new one at the right if there is none.</summary>
    public int Number(string key)
    {
        if (numbers.TryGetValue(key, out var number))
            return number;
        if (keys.Count == Most - 1)
            others++;
        number = Math.Min(keys.Count, Most - 1);
        if (keys.Count < Most - 1)
            keys.Add(key);
        numbers.Add(key, number);
        return number;
    }

    /// <summary>Host of a <c>Peer:</c> or sent-by value: without port; IPv6 addresses stand in square brackets.</summary>
    public static string HostOf(ReadOnlySpan<byte> value)
    {
        var end = value.IndexOf((byte)']') is >= 0 and var bracket ? bracket + 1 : value.IndexOf((byte)':');
        return Encoding.UTF8.GetString((end < 0 ? value : value[..end]).Trim(" \t\r\n"u8));
    }

    static string? FirstLabel(string host)
    {
        var dot = host.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && char.IsAsciiLetter(host[0]) ? host[..dot] : null;
    }
}
