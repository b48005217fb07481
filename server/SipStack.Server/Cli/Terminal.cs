using System.Text;
using SipStack.Analysis;

namespace SipStack.Server;

/// <summary>Where a command reads and writes: results to <see cref="Out"/>, everything else to <see cref="Error"/>.</summary>
/// <param name="OpenInput">Opens standard input.</param>
sealed record Terminal(TextWriter Out, TextWriter Error, Func<Stream> OpenInput, bool IsTerminal, bool ErrorIsTerminal)
{
    /// <summary>Colour only on a terminal, and not where the user asks for none (no-color.org).</summary>
    public bool UsesColour => IsTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    /// <summary>One line that says what is wrong and what to do.</summary>
    public void Fail(string message) => Error.WriteLine($"sipstack: {Visible(message)}");

    public void Note(string message) => Error.WriteLine($"sipstack: note: {Visible(message)}");

    /// <summary>Text for the result: on a terminal, characters that could steer it are shown escaped.</summary>
    public string Show(string text) => IsTerminal ? Visible(text) : text;

    /// <summary>Control, escape and direction characters as <c>\u001B</c>.</summary>
    public static string Visible(string text)
    {
        if (!text.Any(MarkdownText.IsInvisible))
            return text;
        var result = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            if (MarkdownText.IsInvisible(c))
                result.Append("\\u").Append(((int)c).ToString("X4"));
            else
                result.Append(c);
        }

        return result.ToString();
    }
}
