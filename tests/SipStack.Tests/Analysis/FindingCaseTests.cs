namespace SipStack.Tests;

/// <summary>Each folder of tests/Cases holds a trace and, in findings.txt, what <c>sipstack check</c> says about it.</summary>
public sealed class FindingCaseTests
{
    public static IEnumerable<object[]> Cases() => Samples.CaseNames.Select(name => new object[] { name });

    [Theory]
    [MemberData(nameof(Cases))]
    public void Check_reports_what_the_case_expects(string name)
    {
        var result = CommandRun.In(Path.GetDirectoryName(Samples.Case(name)) ?? "", "check", "trace.log");
        Golden.Check(Samples.Case(name, "findings.txt"), $"{result.Out}exit {result.ExitCode}\n{result.Error}");
    }
}
