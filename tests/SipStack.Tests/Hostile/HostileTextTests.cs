using System.Text.Json;
using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Server;
using SipStack.Trace;

namespace SipStack.Tests;

/// <summary>What people read about a hostile log: it can hold text of the log, but no mark-up, no link and nothing that hides or steers.</summary>
public sealed class HostileTextTests
{
    public static IEnumerable<object[]> Attacks() => Attack.All.Select(attack => new object[] { attack.Name });

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Findings_speak_in_our_words(string name)
    {
        var attack = Attack.Of(name);
        foreach (var slot in HostileTrace.SlotsFor(attack))
        {
            foreach (var finding in Findings.Of(TraceDocument.Parse(HostileTrace.With(attack, slot).Text), Catalog.Default))
            {
                Assert.All([finding.Message, finding.Code, finding.Link ?? "", .. finding.Evidence.Select(evidence => evidence.Text)], text =>
                {
                    Assert.Null(Characters.FirstHidden(text));
                    Assert.DoesNotContain(Attack.Mark, text, StringComparison.OrdinalIgnoreCase);
                });
            }
        }
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Hovers_are_inert(string name)
    {
        var attack = Attack.Of(name);
        var explanations = HostileTrace.SlotsFor(attack).SelectMany(slot => Hovered(HostileTrace.With(attack, slot))).ToList();
        Assert.NotEmpty(explanations);
        foreach (var markdown in explanations.Select(ExplanationMarkdown.Render).Distinct(StringComparer.Ordinal))
        {
            Assert.Empty(InertMarkdown.Faults(markdown));
            Assert.Null(Characters.FirstHidden(markdown, "\n"));
        }

        foreach (var text in explanations.Select(ExplanationText.Render).Distinct(StringComparer.Ordinal))
            Assert.Null(Characters.FirstHidden(text, "\n"));
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Remedies_are_inert_Markdown(string name)
    {
        var plan = new RemedyPlan(Catalog.Default);
        foreach (var finding in Findings.Of(TraceDocument.Parse(HostileTrace.With(Attack.Of(name)).Text), Catalog.Default))
            plan.Add(finding);
        Assert.All(plan.Remedies(), planned => Assert.Empty(InertMarkdown.Faults(planned.Files()[^1].Text)));
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void A_terminal_is_not_steered(string name)
    {
        var text = HostileTrace.With(Attack.Of(name)).Text;
        Assert.All(Commands, command =>
        {
            var (output, error) = Run(text, isTerminal: true, [.. command]);
            Assert.Null(Characters.FirstHidden(WithoutColour(output), "\n\t"));
            if (command.Contains("json"))
                JsonDocument.Parse(output).Dispose();
            Assert.Null(Characters.FirstHidden(error, "\n"));
            // Each error and note is one line of ours.
            Assert.All(error.Split('\n')[..^1], line => Assert.StartsWith("sipstack: ", line, StringComparison.Ordinal));
        });
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void JSON_is_valid_and_a_table_has_its_rows(string name)
    {
        var text = HostileTrace.With(Attack.Of(name)).Text;
        foreach (var command in Commands.Where(command => command.Contains("json")))
        {
            var (output, _) = Run(text, isTerminal: false, [.. command]);
            using var json = JsonDocument.Parse(output);
            Assert.Equal(output.Length - 1, output.IndexOf('\n', StringComparison.Ordinal));
        }

        var (table, _) = Run(text, isTerminal: false, "calls", "-");
        var (rows, _) = Run(text, isTerminal: false, "calls", "-", "--format", "json");
        using var calls = JsonDocument.Parse(rows);
        var count = calls.RootElement.GetProperty("calls").GetArrayLength();
        Assert.Equal(count == 0 ? 0 : count + 1, table.Count(c => c == '\n'));
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void A_question_about_a_hostile_code_is_answered_in_inert_text(string name)
    {
        var question = Attack.Of(name).Text;
        var (output, error) = Run([], isTerminal: true, "explain", "--", question);
        Assert.Null(Characters.FirstHidden(output, "\n"));
        Assert.Null(Characters.FirstHidden(error, "\n"));
        Assert.Empty(InertMarkdown.Faults(Run([], isTerminal: false, "explain", "--format", "markdown", "--", question).Out));
        using var json = JsonDocument.Parse(Run([], isTerminal: true, "explain", "--format", "json", "--", question).Out);
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void A_hostile_file_name_is_one_inert_line(string name)
    {
        foreach (var command in new[] { "check", "calls", "registrations", "fix", "ladder", "stats", "filter" })
        {
            var (output, error) = Run([], isTerminal: true, command, "/no-such-folder/" + Attack.Of(name).Text);
            Assert.Null(Characters.FirstHidden(output, "\n"));
            Assert.Null(Characters.FirstHidden(error, "\n"));
            Assert.Equal(1, error.Count(c => c == '\n'));
        }
    }

    static IReadOnlyList<string[]> Commands { get; } =
    [
        ["check", "-"], ["check", "-", "--format", "json"],
        ["calls", "-"], ["calls", "-", "--format", "json"],
        ["registrations", "-"], ["registrations", "-", "--format", "json"],
        ["fix", "-", "--list"],
        ["stats", "-"], ["stats", "-", "--format", "json"],
        ["filter", "-"], ["ladder", "-"], ["ladder", "-", "--format", "mermaid"], ["ladder", "-", "--format", "svg"], ["ladder", "-", "--format", "html"],
        ["ladder", "-"], ["ladder", "-", "--ascii"],
        ["stats", "-"], ["stats", "-", "--format", "json"],
        ["filter", "-"],
    ];

    /// <summary>What a hover says at the beginning, in the middle and at the end of the attack, and at the findings.</summary>
    static IEnumerable<Explanation> Hovered(HostileTrace trace)
    {
        var document = TraceDocument.Parse(trace.Text);
        var findings = Findings.Of(document, Catalog.Default);
        var messages = MessageIndex.Of(document, CancellationToken.None);
        var offsets = trace.Values.SelectMany(value => new[] { value.Start, value.Start + (value.Length / 2), value.End }).Concat(findings.Select(finding => (int)finding.Place.Offset));
        return offsets.Distinct().Select(offset => Hovers.At(document, () => messages, findings, Catalog.Default, offset)?.Explanation).OfType<Explanation>();
    }

    static (string Out, string Error) Run(byte[] input, bool isTerminal, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        CommandLine.Run(arguments, new Terminal(output, error, () => new MemoryStream(input), isTerminal, ErrorIsTerminal: false), CancellationToken.None);
        return (output.ToString(), error.ToString());
    }

    /// <summary>The colours of severities are the only escapes that the product writes itself.</summary>
    static string WithoutColour(string text) =>
        text.Replace("\u001b[31m", "", StringComparison.Ordinal).Replace("\u001b[33m", "", StringComparison.Ordinal).Replace("\u001b[36m", "", StringComparison.Ordinal).Replace("\u001b[0m", "", StringComparison.Ordinal);
}
