using System.Text;

namespace SipStack.Benchmarks;

/// <summary>How a logging program writes entries.</summary>
abstract class Dialect
{
    public abstract void Write(StringBuilder text, Entry entry, DateTime time, int sequence, Random random);

    protected static void Message(StringBuilder text, SipEntry message)
    {
        foreach (var header in message.Headers)
            text.Append(header).Append("\r\n");
    }
}

/// <summary>Variants A and B with records of SIPStack, some of S4, and free text.</summary>
sealed class ServerDialect(bool isCls) : Dialect
{
    const int S4Share = 8;

    public override void Write(StringBuilder text, Entry entry, DateTime time, int sequence, Random random)
    {
        switch (entry)
        {
            case SipEntry message when random.Next(S4Share) == 0:
                WriteS4(text, message, time, sequence, random);
                break;
            case SipEntry message:
                Header(text, "INFO", "TF_PROTOCOL", isCls ? "SIPAdminLog::ProtocolRecord::Flush:ProtocolRecord.cpp(265)" : "SIPAdminLog::TraceProtocolRecord:SIPAdminLog.cpp(125)", time, sequence, random);
                WriteMessage(text, message, random);
                break;
            case EventEntry record:
                var isSecurity = record.Type == "security";
                Header(text, "ERROR", isSecurity ? "TF_SECURITY" : "TF_DIAG", isSecurity ? "SIPAdminLog::WriteSecurityEvent:SIPAdminLog.cpp(413)" : "SIPAdminLog::WriteDiagnosticEvent:SIPAdminLog.cpp(833)", time, sequence, random);
                WriteEvent(text, record);
                break;
            case TextEntry line:
                Prefix(text, line.Level, "TF_COMPONENT", "SIPStack", line.Function, time, sequence, random);
                text.Append(isCls ? $" [{random.Next()}] " : $"[0]( {random.NextInt64():X16} ) ").Append(line.Text).Append("\r\n");
                break;
        }
    }

    void Prefix(StringBuilder text, string level, string flag, string component, string function, DateTime time, int sequence, Random random)
    {
        text.Append($"TL_{level}({flag}) ").Append(isCls ? "[fepool\\fe0" : "[").Append(random.Next(4)).Append(']')
            .Append($"0B44.{0x1000 + random.Next(0x800):X4}::{time:MM/dd/yyyy-HH:mm:ss.fff}.");
        text.Append(isCls ? $"{sequence:X8}" : $"{sequence:x8}").Append($" ({component},{function})");
    }

    void Header(StringBuilder text, string level, string flag, string function, DateTime time, int sequence, Random random)
    {
        Prefix(text, level, flag, "SIPStack", function, time, sequence, random);
        text.Append(isCls ? $" [{random.Next()}] $$begin_record\r\n" : "$$begin_record\r\n");
    }

    void WriteMessage(StringBuilder text, SipEntry message, Random random)
    {
        if (isCls)
            text.Append($"Trace-Correlation-Id: {random.Next()}\r\n");
        text.Append($"Instance-Id: {random.Next():X8}\r\nDirection: {message.Direction}\r\nPeer: {message.Peer}\r\n")
            .Append($"Message-Type: {(message.IsResponse ? "response" : "request")}\r\nStart-Line: {message.StartLine}\r\n");
        Message(text, message);
        text.Append("Message-Body: ").Append(message.Body.Length == 0 ? "-\r\n" : message.Body).Append(isCls ? "$$end_record\r\n" : "$$end_record\r\n\r\n");
    }

    static void WriteS4(StringBuilder text, SipEntry message, DateTime time, int sequence, Random random)
    {
        var direction = message.IsIncoming ? "Incoming" : "Outgoing";
        text.Append($"TL_INFO(TF_PROTOCOL) [0]0C20.0D88::{time:MM/dd/yyyy-HH:mm:ss.fff}.{sequence:x8} (S4,SipMessage.DataLoggingHelper:1823.idx(774))[{random.Next()}]\r\n")
            .Append($"<<<<<<<<<<<<{direction} SipMessage c=[<SipTlsConnection_{random.Next():X}>], 192.0.2.10:5067<-{message.Peer}\r\n{message.StartLine}\r\n");
        Message(text, message);
        text.Append("\r\n").Append(message.Body).Append($"------------EndOf{direction} SipMessage\r\n\r\n");
    }

    static void WriteEvent(StringBuilder text, EventEntry record)
    {
        text.Append($"LogType: {record.Type}\r\n");
        if (record.Severity.Length > 0)
            text.Append($"Severity: {record.Severity}\r\n");
        text.Append($"Text: {record.Text}\r\nResult-Code: {record.Result}\r\nSIP-Start-Line: {record.StartLine}\r\nSIP-Call-ID: {record.CallId}\r\nSIP-CSeq: {record.CSeq}\r\nData: {record.Data}\r\n$$end_record\r\n\r\n");
    }
}

/// <summary>Variant C, the client's own log.</summary>
sealed class ClientDialect : Dialect
{
    public override void Write(StringBuilder text, Entry entry, DateTime time, int sequence, Random random)
    {
        switch (entry)
        {
            case SipEntry message:
                var what = message.IsIncoming ? $"Data Received -{message.Peer} (To Local Address: 192.0.2.35:20323)" : $"Sending Packet - {message.Peer} (From Local Address: 192.0.2.35:20323)";
                Prefix(text, "INFO ", time, random).Append($"{what} {message.Body.Length + 900} bytes:\r\n");
                Prefix(text, "INFO ", time, random).Append(message.StartLine).Append("\r\n");
                Message(text, message);
                text.Append("\r\n").Append(message.Body);
                Prefix(text, "INFO ", time, random).Append($"End of {what} {message.Body.Length + 900} bytes\r\n");
                break;
            case EventEntry record:
                Prefix(text, "ERROR", time, random).Append($"SIP_MSG_PROCESSOR::OnRegisterError - {record.Text}, hr={record.Result[2..10]}\r\n");
                break;
            case TextEntry line:
                Prefix(text, line.Level == "ERROR" ? "ERROR" : "TRACE", time, random).Append(line.Function).Append(" - ").Append(line.Text).Append("\r\n");
                break;
        }
    }

    static StringBuilder Prefix(StringBuilder text, string level, DateTime time, Random random) =>
        text.Append($"{time:MM/dd/yyyy|HH:mm:ss.fff} 1F68:{0xC00 + random.Next(16):X} {level} :: ");
}
