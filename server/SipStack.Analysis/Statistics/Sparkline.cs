namespace SipStack.Analysis;

/// <summary>Numbers as one line of text.</summary>
public static class Sparkline
{
    const string Blocks = " ▁▂▃▄▅▆▇█";
    const string Plain = " .:-=+*#@";

    /// <summary>One character per number: a blank for none, the lowest for little, the highest for the most.</summary>
    /// <param name="isAscii">For terminals that do not show block elements.</param>
    public static string Of(IReadOnlyList<long> numbers, bool isAscii)
    {
        var levels = isAscii ? Plain : Blocks;
        var most = numbers.DefaultIfEmpty().Max();
        return string.Concat(numbers.Select(number => levels[number <= 0 ? 0 : (int)Math.Ceiling((double)number * (levels.Length - 1) / most)]));
    }
}
