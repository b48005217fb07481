using SipStack.Trace;

namespace SipStack.Tests;

public sealed class CallIndexTests
{
    [Theory]
    [InlineData("article-two-records", "c8f814156fe8424b91f58a7593130b7a:0,1")]
    [InlineData("two-hops-of-one-failure", "hop1:0,1,2")]
    [InlineData("cls-certificate-mismatch", "6f2e41c0-7a1d-4b19-8c0e-000000000001:0,1")]
    [InlineData("uccapi-client-log", "9d1c:2,5")]
    [InlineData("collapsed-to-one-line", "c1:0 1126:1 Mj:2")]
    [InlineData("article-hdx-unauthorized", "")]
    public void Records_with_one_call_id_are_one_call(string name, string expected)
    {
        var calls = TraceDocument.Parse(File.ReadAllBytes(Samples.Case(name))).Calls;
        Assert.Equal(expected, string.Join(' ', calls.All.Select(call => $"{call.CallId}:{string.Join(',', call.Records)}")));
        Assert.All(calls.All, call => Assert.Same(call, calls.Find(call.CallId)));
    }
}
