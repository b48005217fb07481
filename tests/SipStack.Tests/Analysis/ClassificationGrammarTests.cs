using System.Text;
using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Tests;

/// <summary>The grammar colours a line by what it looks like, the server by what it is: over all samples the two must not contradict each other.</summary>
public sealed class ClassificationGrammarTests
{
    /// <summary>What the grammar may say of a piece. The dots of a scope separate its parts; a shorter one stands for all below it.</summary>
    static readonly Dictionary<ClassificationKind, string[]> Compatible = new()
    {
        [ClassificationKind.ErrorLevel] = ["keyword.control.level.error"],
        [ClassificationKind.WarningLevel] = ["keyword.control.level.warning"],
        [ClassificationKind.InformationLevel] = ["keyword.other.level.information"],
        [ClassificationKind.VerboseLevel] = ["comment.line.level.verbose"],
        [ClassificationKind.Flag] = ["variable.other.enummember.flag"],
        [ClassificationKind.Host] = ["entity.name.namespace", "constant.numeric.ip-address", "punctuation"],
        [ClassificationKind.Timestamp] = ["constant.numeric.timestamp", "constant.numeric.date", "punctuation.separator.time"],
        [ClassificationKind.Component] = ["entity.name.type.component"],
        [ClassificationKind.Function] = ["support.function"],
        [ClassificationKind.SourceFile] = ["constant.other.source-file"],
        [ClassificationKind.Mark] = ["keyword.other.record"],
        [ClassificationKind.Key] = ["keyword.other.preface-key"],
        // A key behind a start line is a header of a name that nobody knows.
        [ClassificationKind.HeaderName] = ["keyword.other.header-name", "keyword.other.preface-key"],
        [ClassificationKind.DiagnosticsName] = ["entity.name.type.diagnostics"],
        [ClassificationKind.RequestMethod] = ["entity.name.function.method"],
        [ClassificationKind.Method] = ["entity.name.function.method"],
        [ClassificationKind.StatusCode] = ["constant.other.status.provisional", "constant.numeric.status.success", "constant.language.status.redirection"],
        [ClassificationKind.FailureStatus] = ["keyword.control.status"],
        [ClassificationKind.ReasonPhrase] = ["string.unquoted.reason-phrase"],
        [ClassificationKind.FailingCode] = ["keyword.control.failure"],
        // Only the catalogue and the record around it can tell that a code is no failure.
        [ClassificationKind.NormalCode] = ["keyword.control.failure", "constant.numeric.hresult", "constant.other.symbol", "constant.numeric.hex", "string.quoted"],
        [ClassificationKind.Number] = ["constant.other", "constant.numeric"],
        [ClassificationKind.Constant] = ["constant.language", "constant.other.version"],
        [ClassificationKind.Identifier] = ["variable.other.constant"],
        [ClassificationKind.Uri] = ["markup.underline.link.uri"],
        // Parameters behind a bare address belong to the header (RFC 3261 section 20).
        [ClassificationKind.Parameter] = ["variable.parameter", "markup.underline.link.uri"],
        [ClassificationKind.Text] = ["string", "constant.other.parameter-value", "constant.numeric.ip-address", "constant.numeric.port", "constant.numeric.hex", "punctuation", "markup.underline.link.uri"],
        [ClassificationKind.Scheme] = ["entity.name.type.authentication-scheme"],
        [ClassificationKind.Noise] = ["comment"],
        [ClassificationKind.BodyTag] = ["entity.name.tag"],
        [ClassificationKind.BodyParameter] = ["variable.parameter"],
        [ClassificationKind.BodyValue] = ["string", "constant", "variable.parameter", "keyword.operator", "punctuation", "markup.underline.link.uri"],
        [ClassificationKind.SdpKey] = ["keyword.other.sdp"],
        [ClassificationKind.SdpMedia] = ["entity.name.type.media"],
        // The grammar may take anything in a body, or in a value that a line before has opened, for what it looks like; the server puts it right.
        [ClassificationKind.BodyText] = [""],
        [ClassificationKind.QuotedText] = [""],
    };

    public static IEnumerable<object[]> SampleNames() => Samples.All.Select(sample => new object[] { sample.Name });

    [Fact]
    public void Every_kind_is_compared() => Assert.Equal(Enum.GetValues<ClassificationKind>(), Compatible.Keys.Order());

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void The_server_and_the_grammar_do_not_contradict_each_other(string name)
    {
        var (document, lines, scopes) = Read(name);
        var faults = new List<string>();
        foreach (var line in Classifications.Of(document, Catalog.Default).GroupBy(piece => document.Lines.LineAt(piece.Span.Start)))
        {
            // A line that begins inside a quoted value is beyond a grammar.
            if (line.First().Kind == ClassificationKind.QuotedText)
                continue;
            foreach (var piece in line)
            {
                var column = Encoding.UTF8.GetCharCount(document.Text[document.Lines.StartOf(line.Key)..piece.Span.Start]);
                var end = column + Encoding.UTF8.GetCharCount(document.Text.Slice(piece.Span));
                foreach (var token in scopes[line.Key].Where(token => token.Start < end && token.End > column && !IsCompatible(piece.Kind, token.Scopes)))
                    faults.Add($"{name}:{line.Key + 1}:{column + 1}: {piece.Kind} \"{lines[line.Key][column..end]}\", grammar: \"{lines[line.Key][token.Start..token.End]}\" {token.Scopes}");
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>What the grammar shows as a name or a failing code and the server passes over would stay wrong on the screen.</summary>
    [Theory]
    [MemberData(nameof(SampleNames))]
    public void What_stands_out_by_the_grammar_the_server_knows_too(string name)
    {
        var (document, lines, scopes) = Read(name);
        var pieces = Classifications.Of(document, Catalog.Default).ToLookup(piece => document.Lines.LineAt(piece.Span.Start));
        var faults = new List<string>();
        for (var line = 0; line < lines.Length; line++)
        {
            var record = document.RecordAt(document.Lines.StartOf(line));
            if (record < 0 || document.Records[record].Format == RecordFormat.Unrecognized)
                continue;
            foreach (var token in scopes[line].Where(token => Array.Exists(OutStanding, scope => token.Scopes.Contains(scope, StringComparison.Ordinal))))
            {
                var start = document.Lines.StartOf(line) + Encoding.UTF8.GetByteCount(lines[line].AsSpan(0, token.Start));
                if (!pieces[line].Any(piece => piece.Span.Contains(start)))
                    faults.Add($"{name}:{line + 1}:{token.Start + 1}: \"{lines[line][token.Start..token.End]}\" {token.Scopes}");
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    static readonly string[] OutStanding =
        ["keyword.control.failure", "keyword.other.header-name", "keyword.other.preface-key", "entity.name.type.diagnostics", "entity.name.function.method"];

    static (TraceDocument Document, string[] Lines, IReadOnlyList<IReadOnlyList<(int Start, int End, string Scopes)>> Scopes) Read(string name)
    {
        var document = TraceDocument.Parse(Samples.All.First(sample => sample.Name == name).Bytes);
        var lines = Enumerable.Range(0, document.Lines.Count)
            .Select(line => Encoding.UTF8.GetString(document.Text[document.Lines.StartOf(line)..document.Lines.ContentEnd(document.Text, line)]))
            .ToArray();
        return (document, lines, Grammar.Scopes(lines));
    }

    /// <summary>The innermost scopes decide; a scope that only says in which stretch of text a piece lies says nothing of it.</summary>
    static bool IsCompatible(ClassificationKind kind, string scopes)
    {
        var own = scopes.Split(' ').Where(scope => !scope.StartsWith("meta.", StringComparison.Ordinal) && scope != "markup.bold.sipstack-log").ToArray();
        return own.Length == 0 || Array.Exists(own, scope => Array.Exists(Compatible[kind], wanted => scope.StartsWith(wanted, StringComparison.Ordinal)));
    }
}
