using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Tests;

public sealed class HoverTraceTests
{
    const string Header = "TL_INFO(TF_PROTOCOL) [1]0B44.11C8::03/14/2011-09:26:53.601.0007a1d0 (SIPStack,SIPAdminLog::TraceProtocolRecord:SIPAdminLog.cpp(125))$$begin_record\n";

    [Theory]
    [InlineData("TL_§INFO(TF_PROTOCOL) [1]0B44.11C8::03/14/2011-09:26:53.601.0007a1d0 (SIPStack,A::B:S.cpp(125))text", "Information. Most SIP messages")]
    [InlineData("TL_ERROR§(TF_DIAG) [1]0B44.11C8::03/14/2011-09:26:53.601.0007a1d0 (SIPStack,A::B:S.cpp(125))text", "An error of the component")]
    [InlineData("TL_INFO(TF_§SECURITY) [1]0B44.11C8::03/14/2011-09:26:53.601.0007a1d0 (SIPStack,A::B:S.cpp(125))text", "A security event")]
    [InlineData("TL_INFO(TF_§HOME_MADE) [1]0B44.11C8::03/14/2011-09:26:53.601.0007a1d0 (SIPStack,A::B:S.cpp(125))text", "A kind of record that this component has defined")]
    [InlineData("TL_INFO(TF_DIAG) [1]0B44.11C8::03/14/2011-09:26:53.601.0007a1d0 (§SIPStack,A::B:S.cpp(125))text", "The SIP stack of the server")]
    [InlineData("TL_INFO(TF_DIAG) [1]0B44.11C8::03/14/2011-09:26:53.601.0007a1d0 (S4§,A.B:1823.idx(774))text", "The managed SIP stack")]
    [InlineData("TL_INFO(TF_DIAG) [1]0B44.11C8::03/14/2011-09:26:53.601.0007a1d0 (Nova§,A.B:1823.idx(774))text", "The component that wrote the record.")]
    [InlineData("TL_INFO(TF_DIAG) [pool\\§fe01]0B44.11C8::03/14/2011-09:26:53.601.0007a1d0 (S4,A.B:1823.idx(774))text", "The machine that wrote the record.")]
    [InlineData("TL_INFO(TF_DIAG) [§1]0B44.11C8::03/14/2011-09:26:53.601.0007a1d0 (S4,A.B:1823.idx(774))text", "The processor that the record was written on.")]
    [InlineData("TL_INFO(TF_DIAG) [1]0B44.11C8::03/14/2011-09:26:53.601.0007§a1d0 (S4,A.B:1823.idx(774))text", "The running number of the record")]
    [InlineData("04/02/2013|10:15:30.168 1F68:C14 WA§RN  :: text", "A warning of the component")]
    public void Each_part_of_a_trace_header_is_explained(string text, string answer) => Assert.StartsWith(answer, HoverAt.Mark_in(text).Answer(), StringComparison.Ordinal);

    [Theory]
    [InlineData("Direc§tion: outgoing;source=\"local\"", "Which way the message went")]
    [InlineData("Direction: outg§oing;source=\"local\"", "The message went out to the peer.")]
    [InlineData("Direction: outgoing;source=\"lo§cal\"", "The logging server made this message itself.")]
    [InlineData("Direction: incoming;sou§rce=\"external edge\"", "The message came in on the external side")]
    [InlineData("Direction: incoming;destination=\"else§where\"", "Which side of the Edge Server")]
    [InlineData("Pe§er: fe01.contoso.com:5061", "The other end of the connection")]
    [InlineData("Peer: fe01.con§toso.com:5061", "The other end of the connection")]
    [InlineData("Instance-§Id: 00008E99", "The number of this message")]
    [InlineData("Trace-Correlation-Id: 161§8033988", "Joins the records")]
    [InlineData("LogType: sec§urity", "A security event")]
    [InlineData("§Severity: warning", "How serious the server takes the event")]
    [InlineData("Result-C§ode: 0x80090302", "The result of the step")]
    public void Each_key_of_a_record_is_explained(string line, string answer) => Assert.StartsWith(answer, HoverAt.Mark_in($"{Header}{line}\n$$end_record\n").Answer(), StringComparison.Ordinal);

    [Theory]
    [InlineData("fr§om: <sip:anna@contoso.com>;tag=1;epid=2", "Who sends the request")]
    [InlineData("From: <sip:anna@contoso.com>;tag=1;epid=§0a1b2c3d4e", "The id of one endpoint of the user")]
    [InlineData("From: <sip:anna@contoso.com>;tag=1;ep§id=0a1b2c3d4e", "The id of one endpoint of the user")]
    [InlineData("f: <sip:anna@contoso.com>;tag=§1", "Names one end of the dialog.")]
    [InlineData("Via: SIP/2.0/TLS 192.0.2.15:49811;branch=z9hG4bK1A2B;ms-received-cid=1A§00", "The connection that the message came in on")]
    [InlineData("CSeq: 1 REG§ISTER", "REGISTER: a client signs in")]
    [InlineData("ms-user-logon-§data: RemoteUser", "Where the user signs in from")]
    [InlineData("ms-split-domain-§info: x", "Which part of a shared SIP domain")]
    [InlineData("ms-edge-§route: x", "The Edge Server")]
    [InlineData("ms-diagnostics§: 1000;reason=\"x\"", "Why the request failed, for administrators")]
    [InlineData("ms–diagnostics§–public: 1000;reason=\"x\"", "Why the request failed, in the form that may leave")]
    [InlineData("ms-diagnostics: 1009;fq§dn1=\"a\"", "The first server that was tried.")]
    [InlineData("WWW-Authenticate: NT§LM realm=\"a\", targetname=\"b\", version=4", "NTLM: challenge and response")]
    [InlineData("WWW-Authenticate: TLS-§DSK realm=\"a\", targetname=\"b\", version=4", "TLS-DSK: the client signs in with a certificate")]
    [InlineData("WWW-Authenticate: NTLM realm=\"§a\", targetname=\"b\", version=4", "The area that the credentials are valid for.")]
    [InlineData("WWW-Authenticate: NTLM realm=\"a\", target§name=\"b\", version=4", "The server that the client signs in to.")]
    [InlineData("Authorization: NTLM realm=\"a\", opaque=\"§b\", gssapi-data=\"\"", "Joins the messages of one sign-in")]
    [InlineData("Authorization: NTLM realm=\"a\", opaque=\"b\", gssapi-§data=\"\"", "An empty token")]
    public void Each_header_and_parameter_is_explained(string line, string answer) =>
        Assert.StartsWith(answer, HoverAt.Mark_in($"{Header}Start-Line: SIP/2.0 401 Unauthorized\n{line}\nContent-Length: 0\nMessage-Body: -\n$$end_record\n").Answer(), StringComparison.Ordinal);

    [Theory]
    [InlineData("X-Site-Header§: 1")]
    [InlineData("From: <sip:an§na@contoso.com>")]
    [InlineData("Message-Body: CSeq: 1 REG§ISTER")]
    public void What_has_no_note_has_no_hover(string line) =>
        Assert.Null(HoverAt.Mark_in($"{Header}Start-Line: SIP/2.0 401 Unauthorized\n{line}\n$$end_record\n"));

    [Fact]
    public void The_range_is_just_the_word()
    {
        var place = HoverAt.Mark_in("TL_INFO(TF_§DIAG) [1]0B44.11C8::03/14/2011-09:26:53.601.0007a1d0 (S4,A.B:1823.idx(774))text")?.Place;
        Assert.Equal((8L, 7, 0L, 8, 15), (place?.Offset, place?.Length, place?.Line, place?.Column, place?.EndColumn));
    }

    [Theory]
    [InlineData("ok1", 22, "42 ms after the previous record of this call (line 1).")]
    [InlineData("ok1", 0, "The first record of this call in this log.")]
    [InlineData("other", 22, "The first record of this call, 42 ms after the record before it (line 1).")]
    public void A_time_stamp_tells_the_distance_to_the_record_before(string secondCall, int second, string answer)
    {
        var text = Message("09:26:53.449", "ok1") + Message("09:26:53.491", secondCall);
        var at = text.IndexOf(second == 0 ? "09:26:53.449" : "09:26:53.491", StringComparison.Ordinal);
        Assert.Equal(answer, HoverAt.Mark_in(text.Insert(at, "§")).Answer());
    }

    [Fact]
    public void A_record_of_another_call_in_between_is_named_beside_the_previous_one_of_the_call()
    {
        var text = Message("09:26:53.000", "a") + Message("09:26:54.000", "b") + Message("09:27:56.500", "a");
        var hover = HoverAt.Word_in(text, "09:27:56.500").Plain();
        Assert.StartsWith("1 min 3 s after the previous record of this call (line 1).\n", hover, StringComparison.Ordinal);
        Assert.Contains("- 1 min 2 s after the record before it (line 7)\n", hover, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_without_call_is_measured_from_the_record_before_it()
    {
        var text = Message("09:26:54.000", "a") + "TL_INFO(TF_COMPONENT) [0]0B44.0E10::03/14/2011-09:26:53.998.0007a1c3 (SIPStack,A::B:S.cpp(1))[0]( 00000000051B3D40 ) a\n";
        Assert.Equal("2 ms before the record before it (line 1).", HoverAt.Word_in(text, "09:26:53.998").Answer());
    }

    [Theory]
    [InlineData("Mon, 14 Mar 2011 09:26:53 GMT", "the time stamps are UTC")]
    [InlineData("Mon, 14 Mar 2011 08:26:53 GMT", "the time stamps are local time, 1 h 0 min ahead of UTC")]
    [InlineData("Mon, 14 Mar 2011 13:56:53 GMT", "the time stamps are local time, 4 h 30 min behind UTC")]
    [InlineData("Mon, 14 Mar 2011 08:33:53 GMT", "is 53 min 0 s earlier")]
    public void The_date_that_the_server_writes_tells_the_zone_of_the_time_stamps(string date, string line) =>
        Assert.Contains(line, HoverAt.Word_in(Message("09:26:53.449", "a", $"Date: {date}\n"), "09:26:53.449").Plain(), StringComparison.Ordinal);

    [Fact]
    public void A_hover_over_the_whole_call_can_be_cancelled()
    {
        var text = Message("09:26:53.449", "§a");
        Assert.Throws<OperationCanceledException>(() => HoverAt.Mark_in(text, new CancellationToken(canceled: true)));
    }

    public static IEnumerable<object[]> SampleNames() => Samples.All.Select(sample => new object[] { sample.Name });

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void A_hover_anywhere_in_a_sample_stands_on_the_line_that_was_asked_for(string name)
    {
        var document = TraceDocument.Parse(Samples.All.First(sample => sample.Name == name).Bytes);
        var findings = Findings.Of(document, Catalog.Default);
        var messages = MessageIndex.Of(document);
        for (var offset = 0; offset <= document.Text.Length; offset += 3)
        {
            if (Hovers.At(document, () => messages, findings, Catalog.Default, offset) is not { } hover)
                continue;
            Assert.Equal(document.Lines.LineAt(offset), hover.Place.Line);
            Assert.InRange(offset, hover.Place.Offset, hover.Place.Offset + hover.Place.Length);
            Assert.Null(Characters.FirstHidden(ExplanationText.Render(hover.Explanation), "\n"));
            Assert.NotEqual("", hover.Explanation.Answer);
        }
    }

    [Fact]
    public void The_call_id_that_fits_every_line_costs_no_more_than_reading_the_log_once()
    {
        const int Records = 2000;
        var text = string.Concat(Enumerable.Range(0, Records).Select(i => Message("09:26:53.449", i == 0 ? "§a" : "b")));
        Assert.Equal("1 record of this call, without a final answer in this log.", HoverAt.Mark_in(text.Replace("200 OK", "100 Trying", StringComparison.Ordinal)).Answer());
    }

    static string Message(string time, string callId, string headers = "") =>
        $"TL_INFO(TF_PROTOCOL) [1]0B44.11C8::03/14/2011-{time}.0007a1d0 (SIPStack,A::B:S.cpp(125))$$begin_record\nDirection: outgoing;source=\"local\"\nStart-Line: SIP/2.0 200 OK\n{headers}Call-ID: {callId}\nMessage-Body: -\n$$end_record\n";
}
