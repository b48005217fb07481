using System.Text;
using SipStack.Trace;

namespace SipStack.Tests;

public sealed class TraceHeaderTests
{
    [Theory]
    [InlineData(
        "TL_ERROR(TF_SECURITY) [2]0B44.11C8::03/14/2011-09:26:53.589.0007a1c2 (SIPStack,SIPAdminLog::WriteSecurityEvent:SIPAdminLog.cpp(413))$$begin_record",
        "Error TF_SECURITY cpu=2 pool=\\ 0B44.11C8 2011-03-14T09:26:53.589 0007a1c2 SIPStack SIPAdminLog::WriteSecurityEvent SIPAdminLog.cpp begin []")]
    [InlineData(
        @"TL_WARN(TF_DIAG) [edgepool\edge01]0A10.1F3C::11/05/2016-16:20:01.004.0001F20B (SIPStack,SIPAdminLog::WriteDiagnosticEvent:SIPAdminLog.cpp(830)) [2718281828] $$begin_record",
        @"Warning TF_DIAG cpu= pool=edgepool\edge01 0A10.1F3C 2016-11-05T16:20:01.004 0001F20B SIPStack SIPAdminLog::WriteDiagnosticEvent SIPAdminLog.cpp begin []")]
    [InlineData(
        "TL_INFO(TF_COMPONENT) [0]0B44.0E10::03/14/2011-09:26:53.590.0007a1c3 (SIPStack,CSIPMessage::CacheConnectionFlags:SIPMessage.cpp(1677))[0]( 00000000051B3D40 ) From client connection, CID [0x1A00]",
        "Information TF_COMPONENT cpu=0 pool=\\ 0B44.0E10 2011-03-14T09:26:53.590 0007a1c3 SIPStack CSIPMessage::CacheConnectionFlags SIPMessage.cpp text [From client connection, CID [0x1A00]]")]
    [InlineData(
        "TL_INFO(TF_PROTOffice Communicator 2007 R2 OL)\r\n[1]0A2C.0A9C::06/22/2009-17:58:48.922.0009935d\r\n(SIPStack,SIPAdminLog::TraceProtocolRecord:SIPAdminLog.cpp(122))$$begin_record",
        "Information TF_PROTOffice Communicator 2007 R2 OL cpu=1 pool=\\ 0A2C.0A9C 2009-06-22T17:58:48.922 0009935d SIPStack SIPAdminLog::TraceProtocolRecord SIPAdminLog.cpp begin []")]
    [InlineData(
        "TL_VERBOSE(TF_NETWORK) [0]1A2B3.0D88::13/45/2011-99:27:00.101.00000f31 (S4,Ns::T<A, B>::operator():Sip (x).cpp(774))text",
        "Verbose TF_NETWORK cpu=0 pool=\\ 1A2B3.0D88  00000f31 S4 Ns::T<A, B>::operator() Sip (x).cpp text [text]")]
    [InlineData(
        "TL_INFO(TF_PROTOCOL) [0]0C20.0D88::03/14/2011-09:27:00.101.00000f31 (S4,SipMessage.DataLoggingHelper:1823.idx(774))[3141592653]",
        "Information TF_PROTOCOL cpu=0 pool=\\ 0C20.0D88 2011-03-14T09:27:00.101 00000f31 S4 SipMessage.DataLoggingHelper 1823.idx text []")]
    [InlineData(
        "TL_INFO(TF_X) [0]0B44.11C8::03/14/2011-09:26:53.601.0007a1d0 (5))text",
        "Information TF_X cpu=0 pool=\\ 0B44.11C8 2011-03-14T09:26:53.601 0007a1d0    text [(5))text]")]
    [InlineData("TL_FATAL(TF_X", "Fatal  cpu= pool=\\ .      text [(TF_X]")]
    public void Wpp_headers_are_read_in_all_their_parts(string line, string expected)
    {
        var bytes = Encoding.UTF8.GetBytes(line);
        var header = new FieldReader(bytes, TraceDocument.Parse(bytes).Records[0]).Header;
        string Text(TextSpan span) => Encoding.UTF8.GetString(bytes, span.Start, span.Length);
        Assert.Equal(
            expected,
            $@"{header.Level} {Text(header.Flags)} cpu={Text(header.Cpu)} pool={Text(header.Pool)}\{Text(header.Machine)} {Text(header.ProcessId)}.{Text(header.ThreadId)} {header.Timestamp:yyyy-MM-ddTHH:mm:ss.fff} {Text(header.SequenceNumber)} {Text(header.Component)} {Text(header.Function)} {Text(header.SourceFile)} {(header.HasBeginMark ? "begin" : "text")} [{Encoding.UTF8.GetString(bytes.AsSpan(header.MessageStart)).Trim()}]");
    }

    [Theory]
    [InlineData("04/02/2013|10:15:30.168 1F68:C14 INFO  :: Sending Packet", "Information 2013-04-02T10:15:30.168 1F68:C14 [Sending Packet]")]
    [InlineData("- 05/04/2012|15:42:22.906 2160:2004 ERROR :: x", "Error 2012-05-04T15:42:22.906 2160:2004 [x]")]
    [InlineData("05/04/2012|15:42:22.906 2160:2004 TRACE :: x", "Verbose 2012-05-04T15:42:22.906 2160:2004 [x]")]
    [InlineData("31/12/2022-11:36:14.354 [0x000021ac] - --> Message to Send (Dest Address IP:  192.0.2.2:4165):$$begin_record", "Information 2022-12-31T11:36:14.354 :000021ac []")]
    public void Headers_of_clients_and_look_alikes_are_read(string line, string expected)
    {
        var bytes = Encoding.UTF8.GetBytes(line);
        var header = new FieldReader(bytes, TraceDocument.Parse(bytes).Records[0]).Header;
        string Text(TextSpan span) => Encoding.UTF8.GetString(bytes, span.Start, span.Length);
        Assert.Equal(expected, $"{header.Level} {header.Timestamp:yyyy-MM-ddTHH:mm:ss.fff} {Text(header.ProcessId)}:{Text(header.ThreadId)} [{Encoding.UTF8.GetString(bytes.AsSpan(header.MessageStart)).Trim()}]");
    }
}
