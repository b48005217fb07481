using System.Globalization;

namespace SipStack.Benchmarks;

/// <summary>Sizes as people write them: <c>45M</c>, <c>1G</c>.</summary>
static class Sizes
{
    /// <summary>Bytes; throws <see cref="FormatException"/> for what is no size.</summary>
    public static long Parse(string text)
    {
        var shift = char.ToUpperInvariant(text.Length > 0 ? text[^1] : ' ') switch
        {
            'K' => 10,
            'M' => 20,
            'G' => 30,
            _ => 0,
        };
        return (long)(double.Parse(shift == 0 ? text : text[..^1], CultureInfo.InvariantCulture) * (1L << shift));
    }
}
