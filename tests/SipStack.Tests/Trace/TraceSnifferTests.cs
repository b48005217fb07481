using SipStack.Trace;

namespace SipStack.Tests;

/// <summary>
/// What each case is taken for, as a list: clients that look themselves before they ask the server are tested against it.
/// <c>SIPSTACK_UPDATE=1</c> adds cases that are not in it yet.
/// </summary>
public sealed class TraceSnifferTests
{
    static readonly string List = Repository.Path("tests", "Cases", "sniffed.tsv");

    [Fact]
    public void Each_case_is_recognised_from_its_beginning()
    {
        if (Environment.GetEnvironmentVariable("SIPSTACK_UPDATE") == "1")
            File.WriteAllText(List, string.Join('\n', ["case\tkind", .. Samples.CaseNames.Select(name => $"{name}\t{KindOf(name)}"), ""]));
        Assert.All(File.ReadLines(List).Skip(1).Select(line => line.Split('\t')), row => Assert.Equal(row[1], KindOf(row[0]).ToString()));
        Assert.DoesNotContain(Samples.CaseNames, name => KindOf(name) == TraceKind.None);
    }

    static TraceKind KindOf(string name) => TraceSniffer.Sniff(File.ReadAllBytes(Samples.Case(name)));
}
