namespace SipStack.Benchmarks;

/// <summary>A user with an endpoint, as drawn from a small company.</summary>
sealed record Person(string Name, string Display, string Epid, string Address, int Port)
{
    static readonly string[] Names =
    [
        "anna", "bob", "carla", "dieter", "elena", "frank", "grace", "henry", "ines", "jonas", "klara", "liam", "marta", "nils", "olga", "peter",
        "quentin", "rosa", "stefan", "tina", "ulf", "vera", "walter", "xenia", "yusuf", "zoe",
    ];

    public string Sip => $"sip:{Name}@contoso.com";

    public static Person Draw(Random random)
    {
        var name = Names[random.Next(Names.Length)];
        var number = random.Next(200);
        return new Person(
            $"{name}{number}",
            // A name that is not ASCII now and then: the log prints UTF-8.
            random.Next(20) == 0 ? $"Zoë {name}" : $"{char.ToUpperInvariant(name[0])}{name[1..]} {number}",
            $"{(uint)HashCode(name, number):x8}{number % 100:00}",
            $"192.0.2.{random.Next(1, 255)}",
            random.Next(49152, 65536));
    }

    static int HashCode(string name, int number) => name.Aggregate(number, (hash, letter) => unchecked((hash * 16777619) ^ letter));
}
