using SipStack.Benchmarks;

namespace SipStack.Tests;

/// <summary>Texts of every kind that a program for traces may be given: none of it trusted, most of it damaged.</summary>
static class FuzzTexts
{
    const int LongestSample = 12_000;

    static readonly byte[][] Short = [.. Samples.All.Select(sample => sample.Bytes).Where(bytes => bytes.Length <= LongestSample)];

    public static byte[] Next(Random random)
    {
        var mutator = new TextMutator(random.Next());
        return random.Next(6) switch
        {
            0 => Bytes(random),
            1 => mutator.Text(1 + random.Next(80)),
            2 => Generated(random),
            3 => Damaged(random, Generated(random)),
            4 => [.. Sample(random), .. Damaged(random, Sample(random))],
            _ => Damaged(random, Sample(random)),
        };
    }

    /// <summary>A trace as a program writes it, by the grammar of one of the three that do, or of each in turn.</summary>
    public static byte[] Generated(Random random)
    {
        var text = new MemoryStream();
        new TraceGenerator(new TraceShape(
            Size: 1 + random.Next(LongestSample),
            random.Next(),
            random.Next(3) switch { 0 => TraceContent.OneCall, 1 => TraceContent.AllFindings, _ => TraceContent.Realistic },
            (TraceVariant)random.Next(Enum.GetValues<TraceVariant>().Length),
            Failures: random.NextDouble())).Write(text);
        return text.ToArray();
    }

    static byte[] Bytes(Random random)
    {
        var bytes = new byte[random.Next(2000)];
        random.NextBytes(bytes);
        return bytes;
    }

    static byte[] Sample(Random random) => Short[random.Next(Short.Length)];

    /// <summary>The text with some cuts, doublings and insertions; now and then without its end.</summary>
    public static byte[] Damaged(Random random, byte[] text)
    {
        var mutator = new TextMutator(random.Next());
        var result = mutator.Mutate(text);
        for (var times = random.Next(8); times > 0; times--)
            result = mutator.Mutate(result);
        if (random.Next(3) == 0)
            result = result[..random.Next(result.Length + 1)];
        return result;
    }
}
