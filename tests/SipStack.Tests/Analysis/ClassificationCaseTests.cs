using System.Globalization;
using System.Text;
using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Tests;

/// <summary>tokens.txt of a case: what each line of the trace is made of.</summary>
public sealed class ClassificationCaseTests
{
    public static IEnumerable<object[]> Cases() => Samples.CaseNames.Select(name => new object[] { name });

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_pieces_of_each_line_are_what_the_case_expects(string name)
    {
        var document = TraceDocument.Parse(File.ReadAllBytes(Samples.Case(name)));
        Golden.Check(Samples.Case(name, "tokens.txt"), Describe(document));
    }

    /// <summary><c>12 HeaderName[Call-ID] Identifier[a1]</c>, one line for each line that has any.</summary>
    static string Describe(TraceDocument document)
    {
        var result = new StringBuilder();
        foreach (var line in Classifications.Of(document, Catalog.Default).GroupBy(piece => document.Lines.LineAt(piece.Span.Start)))
        {
            result.Append(CultureInfo.InvariantCulture, $"{line.Key + 1}");
            foreach (var piece in line)
                result.Append(CultureInfo.InvariantCulture, $" {piece.Kind}[{Shown(document.Text.Slice(piece.Span))}]");
            result.Append('\n');
        }

        return result.ToString();
    }

    /// <summary>Long values in brief.</summary>
    static string Shown(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        return text.Length <= 60 ? text : $"{text[..40]}…{text.Length}";
    }
}
