using System.Globalization;
using System.Text;

namespace SipStack.Analysis;

/// <summary>Characters that a reader does not see, or that steer what shows them: controls, line ends, direction marks, zero widths, tags.</summary>
public static class Invisible
{
    public static bool Is(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
