using System.Text;
using System.Text.Encodings.Web;
using SipStack.Analysis;

namespace SipStack.Server;

/// <summary>Where a command reads and writes: results to <see cref="Out"/>, everything else to <see cref="Error"/>.</summary>
/// <param name="OpenInput">Opens standard input.</param>
sealed record Terminal(TextWriter Out, TextWriter Error, Func<Stream> OpenInput, bool IsTerminal, bool ErrorIsTerminal)
{
    static readonly string[] LocaleVariables = ["LC_ALL", "LC_CTYPE", "LANG"];

    /// <summary>Colour only on a terminal, and not where the user asks for none (no-color.org).</summary>
    public bool UsesColour => IsTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    /// <summary>For JSON: on a terminal every character that could steer it is escaped.</summary>
    public JavaScriptEncoder JsonEncoder => IsTerminal ? JavaScriptEncoder.Default : JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>Whether characters beyond ASCII can be drawn with: what goes into a file or pipe is UTF-8, a terminal says what it takes (POSIX locale variables).</summary>
    public bool ShowsUnicode => !IsTerminal || OperatingSystem.IsWindows() || IsUtf8Locale(Environment.GetEnvironmentVariable);

    internal static bool IsUtf8Locale(Func<string, string?> variable) =>
        LocaleVariables.Select(variable).FirstOrDefault(value => !string.IsNullOrEmpty(value)) is { } locale
        && (locale.Contains("UTF-8", StringComparison.OrdinalIgnoreCase) || locale.Contains("UTF8", StringComparison.OrdinalIgnoreCase));

    /// <summary>Cells of a line: of a terminal as wide as it is, elsewhere what fits into a mail or a ticket.</summary>
    public int Width => IsTerminal && !Console.IsOutputRedirected ? Math.Max(80, Console.WindowWidth) : 120;

    /// <summary>One line that says what is wrong and what to do.</summary>
    public void Fail(string message) => Error.WriteLine($"sipstack: {Line(message)}");

    public void Note(string message) => Error.WriteLine($"sipstack: note: {Line(message)}");

    /// <summary>Text for a line of the result: on a terminal, characters that could steer it or end the line are shown escaped.</summary>
    public string Show(string text) => IsTerminal ? Line(text) : text;

    /// <summary>Text of several lines with control, escape and direction characters as <c>\u001B</c>.</summary>
    public static string Visible(string text) => Escape(text, static rune => Invisible.Is(rune) && rune.Value is not ('\n' or '\t'));

    /// <summary>The same for text that must stay on one line, such as the name of a file.</summary>
    public static string Line(string text) => Escape(text, Invisible.Is);

    static string Escape(string text, Func<Rune, bool> isEscaped)
    {
        var result = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            if (isEscaped(rune))
                result.Append(rune.IsBmp ? $"\\u{rune.Value:X4}" : $"\\U{rune.Value:X8}");
            else
                result.Append(rune);
        }

        return result.ToString();
    }
}
