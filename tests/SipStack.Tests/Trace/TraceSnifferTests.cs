using SipStack.Trace;

namespace SipStack.Tests;

/// <summary>What each case is taken for. Clients that look themselves before they ask the server are tested against the same list.</summary>
public sealed class TraceSnifferTests
{
    [Fact]
    public void Each_case_is_recognised_from_its_beginning()
    {
        var kinds = Samples.CaseNames.Select(name => $"{name}\t{TraceSniffer.Sniff(File.ReadAllBytes(Samples.Case(name)))}");
        Golden.Check(Repository.Path("tests", "Cases", "sniffed.tsv"), "case\tkind\n" + string.Join('\n', kinds) + "\n");
    }
}
