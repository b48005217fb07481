using System.Text;
using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Tests;

public sealed class RecordFilterTests
{
    const string Trace = """
        TL_INFO(TF_PROTOCOL) [0]0AF4.13C0::03/14/2011-09:00:00.000.00000001 (SIPStack,A::TraceProtocolRecord:S.cpp(1))$$begin_record
        Direction: incoming
        Start-Line: REGISTER sip:contoso.com SIP/2.0
        From: <sip:anna@contoso.com>;tag=1;epid=2
        To: <sip:anna@contoso.com>
        Call-ID: c1
        CSeq: 3 REGISTER
        $$end_record

        TL_ERROR(TF_SECURITY) [0]0AF4.13C0::03/14/2011-09:00:01.000.00000002 (SIPStack,A::WriteSecurityEvent:S.cpp(2))$$begin_record
        LogType: security
        Text: Failed to validate user credentials
        Result-Code: 0x80090302
        SIP-Call-ID: c1
        SIP-CSeq: 3 REGISTER
        $$end_record

        TL_INFO(TF_PROTOCOL) [0]0AF4.13C0::03/14/2011-09:00:01.500.00000003 (SIPStack,A::TraceProtocolRecord:S.cpp(1))$$begin_record
        Direction: outgoing;source="local"
        Start-Line: SIP/2.0 401 Unauthorized
        From: <sip:anna@contoso.com>;tag=1;epid=2
        To: <sip:anna@contoso.com>;tag=9
        Call-ID: c1
        CSeq: 3 REGISTER
        ms-diagnostics: 1000;reason="Final handshake failed";HRESULT="0xC3E93EC3(SIP_E_AUTH_UNAUTHORIZED)"
        $$end_record

        TL_INFO(TF_PROTOCOL) [0]0AF4.13C0::03/14/2011-09:00:02.000.00000004 (SIPStack,A::TraceProtocolRecord:S.cpp(1))$$begin_record
        Direction: incoming
        Start-Line: INVITE sip:bob@fabrikam.com SIP/2.0
        From: <sip:carol@contoso.com>;tag=1
        To: <sip:bob@fabrikam.com>
        P-Asserted-Identity: "Carol"<sip:carol@contoso.com>, <tel:+14255550100>
        Call-ID: c2
        CSeq: 1 INVITE
        $$end_record

        TL_WARN(TF_DIAG) [edgepool\edge01]0AF4.13C0::03/14/2011-09:00:03.000.00000005 (Edge,A::WriteDiagnosticEvent:S.cpp(1)) [1] $$begin_record
        Severity: error
        Text: Message was not sent; Winsock 10054
        Result-Code: 0x80072746 WSAECONNRESET
        SIP-Call-ID: c2
        $$end_record

        TL_INFO(TF_COMPONENT) [0]0AF4.13C0::03/14/2011-09:00:04.000.00000006 (SIPStack,A::B:S.cpp(1)) Exit - Result 0xC3E9FFFF(SIP_E_OF_THIS_SITE)
        TL_INFO(TF_PROTOCOL) [0]0AF4.13C0::03/14/2011-09:00:05.000.00000007 (SIPStack,A::TraceProtocolRecord:S.cpp(1))$$begin_record
        Direction: outgoing
        Start-Line: SIP/2.0 200 OK
        From: <sip:carol@contoso.com>;tag=1
        To: <sip:bob@fabrikam.com>;tag=4
        Call-ID: c3
        CSeq: 1 INVITE
        $$end_record

        """;

    [Theory]
    [InlineData("1 2 3 4 5 6 7", "")]
    [InlineData("1 2 3", "call-id c1")]
    [InlineData("1 2 3 7", "call-id c1 call-id c3")]
    [InlineData("", "call-id C1")]
    [InlineData("1 2 3", "user anna")]
    [InlineData("4 5", "user +14255550100")]
    [InlineData("4 5 7", "user bob@fabrikam.com")]
    [InlineData("1 2 3 4 5 7", "user anna user carol")]
    [InlineData("4 5 7", "from carol")]
    [InlineData("4 5 7", "from carol to bob")]
    [InlineData("", "from anna to bob")]
    [InlineData("1 4", "direction incoming")]
    [InlineData("3 7", "direction OUT")]
    [InlineData("2 5", "level error")]
    [InlineData("1 2 3 4 5 6 7", "level TL_INFO")]
    [InlineData("2 5", "level warn")]
    [InlineData("2", "flag security")]
    [InlineData("2 5", "flag TF_SECURITY flag tf_diag")]
    [InlineData("2", "code 0x80090302")]
    [InlineData("2", "code SEC_E_UNSUPPORTED_FUNCTION")]
    [InlineData("3", "code 1000")]
    [InlineData("3", "code sip_e_auth_unauthorized")]
    [InlineData("3", "code -1008124221")]
    [InlineData("3", "code sip-401")]
    [InlineData("5", "code win32-10054")]
    [InlineData("6", "code SIP_E_OF_THIS_SITE")]
    [InlineData("6", "code 0xC3E9FFFF")]
    [InlineData("3 5", "code sip-401 code win32-10054")]
    [InlineData("2 3", "since 09:00:01 until 09:00:01.500")]
    [InlineData("4 5 6 7", "since 2011-03-14T09:00:02")]
    [InlineData("", "since 2011-03-15")]
    [InlineData("2", "user anna level error")]
    [InlineData("5", "machine edge01")]
    [InlineData("5", "machine EDGEPOOL")]
    [InlineData("5", "component edge")]
    [InlineData("1 2 3 4 5", "failed")]
    [InlineData("2 5", "failed level error")]
    public void Different_words_must_all_hold_and_equal_ones_are_alternatives(string expected, string words) => Assert.Equal(expected, string.Join(' ', Passing(words)));

    [Theory]
    [InlineData("since yesterday", "--since takes a time such as 2011-03-14T09:26:53, 03/14/2011-09:26:53.601 or 09:26, not yesterday")]
    [InlineData("until 09:00Z", "--until: a log does not say its time zone. Give the time as the log shows it, without zone: not 09:00Z")]
    [InlineData("since 2011-03-14 until 2011-03-13", "--since is later than --until: no record can lie between them")]
    [InlineData("level loud", "--level takes fatal, error, warning, information, verbose or noise, not loud")]
    [InlineData("flag TF_", "--flag takes a trace flag such as TF_PROTOCOL or security, not TF_")]
    [InlineData("direction up", "--direction takes incoming or outgoing, not up")]
    [InlineData("user @", "--user takes an address, a name or a number, such as anna@contoso.com, anna, @contoso.com or +14255550100, not @")]
    [InlineData("code nonsense", "--code: nonsense is no name that the catalogue or a log could have. Type the number that stands before the name in the log")]
    [InlineData("code 80090302", "--code: 80090302 is no code. For a hexadecimal code type 0x80090302")]
    public void A_value_that_cannot_be_meant_is_named(string words, string problem)
    {
        Assert.False(FilterQuery.TryParse(Words(words), Catalog.Default, "--", out _, out var actual));
        Assert.Equal(problem, actual);
    }

    [Fact]
    public void Records_without_time_go_with_the_record_before_them()
    {
        var text = Encoding.UTF8.GetBytes(
            "SIP/2.0 200 OK\nCall-ID: a\n\nTL_INFO(TF_COMPONENT) [0]1.1::03/14/2011-09:00:00.000.1 (S,A:b(1))$$begin_record\n$$end_record\nSIP/2.0 201 OK\nCall-ID: b\n\nTL_INFO(TF_COMPONENT) [0]1.1::03/14/2011-10:00:00.000.1 (S,A:b(1))$$begin_record\n$$end_record\nSIP/2.0 202 OK\n");
        Assert.Equal([2, 3], Passing(text, "until 09:30"));
        Assert.Equal([4, 5], Passing(text, "since 09:30"));
    }

    [Fact]
    public void An_event_before_any_message_of_its_call_names_no_user() =>
        Assert.Equal([2], Passing(Encoding.UTF8.GetBytes("LogType: security\nSIP-Call-ID: a\n$$end_record\nSIP/2.0 200 OK\nFrom: <sip:anna@contoso.com>\nCall-ID: a\n"), "user anna"));

    static IEnumerable<int> Passing(string words) => Passing(Encoding.UTF8.GetBytes(Trace), words);

    static List<int> Passing(byte[] text, string words)
    {
        Assert.True(FilterQuery.TryParse(Words(words), Catalog.Default, "--", out var query, out var problem), problem);
        var document = TraceDocument.Parse(text);
        var filter = new RecordFilter(query, query.Failed ? FailedCalls.Of(document, Catalog.Default) : null);
        return [.. Enumerable.Range(0, document.Records.Length).Where(i => filter.Passes(document.Text, document.Records[i])).Select(i => i + 1)];
    }

    static FilterWords Words(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] Of(string name) => [.. words.Zip(words.Skip(1)).Where(pair => pair.First == name).Select(pair => pair.Second)];
        return new FilterWords
        {
            CallIds = Of("call-id"),
            Users = Of("user"),
            From = Of("from"),
            To = Of("to"),
            Directions = Of("direction"),
            Since = Of("since").FirstOrDefault(),
            Until = Of("until").FirstOrDefault(),
            Levels = Of("level"),
            Flags = Of("flag"),
            Codes = Of("code"),
            Components = Of("component"),
            Machines = Of("machine"),
            Failed = words.Contains("failed"),
        };
    }
}
