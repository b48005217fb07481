using System.Text;
using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Tests;

/// <summary>What editors show of the traces in tests/Cases: each folder that holds outline.txt, folds.txt, hints.txt or lenses.txt.</summary>
public sealed class NavigationCaseTests
{
    public static TheoryData<string> Outlines => CasesWith("outline.txt");

    public static TheoryData<string> FoldCases => CasesWith("folds.txt");

    public static TheoryData<string> HintCases => CasesWith("hints.txt");

    public static TheoryData<string> LensCases => CasesWith("lenses.txt");

    /// <summary>Each line: kind, name, detail in brackets, first and last line; children are indented.</summary>
    [Theory]
    [MemberData(nameof(Outlines))]
    public void Calls_transactions_and_records_are_outlined(string name)
    {
        var trace = new CaseTrace(name);
        var text = new StringBuilder();
        foreach (var node in Outline.Of(trace.Document, trace.Messages, trace.Findings, Catalog.Default))
            Write(node, 0);
        Golden.Check(Samples.Case(name, "outline.txt"), text.ToString());

        void Write(OutlineNode node, int depth)
        {
            var detail = node.Detail.Length > 0 ? $" ({node.Detail})" : "";
            text.Append(' ', 2 * depth).Append($"{node.Kind.ToString().ToLowerInvariant()}: {node.Name}{detail} {trace.Line(node.Span.Start)}-{trace.Line(node.Span.End)}\n");
            foreach (var child in node.Children)
                Write(child, depth + 1);
        }
    }

    /// <summary>First and last line, kind.</summary>
    [Theory]
    [MemberData(nameof(FoldCases))]
    public void Records_bodies_and_blocks_fold(string name) =>
        Golden.Check(Samples.Case(name, "folds.txt"), string.Concat(Folds.Of(new CaseTrace(name).Document).Select(fold => $"{fold.FirstLine + 1}-{fold.LastLine + 1} {fold.Kind.ToString().ToLowerInvariant()}\n")));

    /// <summary>The lines that have hints, with the hints in angle quotes.</summary>
    [Theory]
    [MemberData(nameof(HintCases))]
    public void Hints_stand_behind_what_they_explain(string name)
    {
        var trace = new CaseTrace(name);
        var hints = Hints.In(trace.Document, () => trace.Messages, Catalog.Default, new TextSpan(0, trace.Document.Text.Length));
        var text = new StringBuilder();
        foreach (var line in hints.GroupBy(hint => trace.Document.Lines.LineAt(hint.Offset)))
        {
            var start = trace.Document.Lines.StartOf(line.Key);
            text.Append($"{line.Key + 1}: ");
            foreach (var hint in line.OrderBy(hint => hint.Offset))
            {
                text.Append(trace.Text(TextSpan.FromBounds(start, hint.Offset))).Append($"«{hint.Label}»");
                start = hint.Offset;
            }

            text.Append(trace.Text(TextSpan.FromBounds(start, trace.Document.Lines.ContentEnd(trace.Document.Text, line.Key)))).Append('\n');
        }

        Golden.Check(Samples.Case(name, "hints.txt"), text.ToString());
    }

    [Theory]
    [MemberData(nameof(LensCases))]
    public void Lenses_stand_above_calls_and_findings(string name)
    {
        var trace = new CaseTrace(name);
        Golden.Check(Samples.Case(name, "lenses.txt"), string.Concat(Lenses.Of(trace.Document, trace.Messages, trace.Findings, Catalog.Default).Select(lens => $"{lens.Line + 1}: {lens.Title}\n")));
    }

    static TheoryData<string> CasesWith(string file) => [.. Samples.CaseNames.Where(name => File.Exists(Samples.Case(name, file)))];
}
