using System.Text;
using System.Text.Json;
using SipStack.Analysis;

namespace SipStack.Server;

/// <summary>One JSON object, <c>{"version":1,"findings":[…],"summary":{…}}</c>, written while findings come.</summary>
sealed class CheckJsonReport : ICheckReport
{
    readonly Terminal terminal;
    readonly long most;
    readonly MemoryStream buffer = new();
    readonly Utf8JsonWriter json;
    long written;

    public CheckJsonReport(Terminal terminal, long most)
    {
        (this.terminal, this.most) = (terminal, most);
        json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = terminal.JsonEncoder });
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteStartArray("findings");
    }

    public FindingSummary Summary { get; } = new();

    public void Add(string input, Finding finding)
    {
        Summary.Add(finding);
        if (written == most)
            return;
        written++;
        json.WriteStartObject();
        json.WriteString("file", input);
        json.WriteNumber("line", finding.Place.Line + 1);
        json.WriteNumber("column", finding.Place.Column + 1);
        json.WriteNumber("endColumn", finding.Place.EndColumn + 1);
        json.WriteString("severity", Severity(finding.Severity));
        json.WriteString("code", finding.Code);
        json.WriteString("cause", finding.Cause);
        json.WriteString("verdict", Verdicts.Word(finding.Verdict));
        json.WriteString("message", finding.Message);
        json.WriteStartArray("evidence");
        foreach (var evidence in finding.Evidence)
        {
            json.WriteStartObject();
            json.WriteNumber("line", evidence.Place.Line + 1);
            json.WriteNumber("column", evidence.Place.Column + 1);
            json.WriteString("text", evidence.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        if (json.BytesPending > 32 * 1024)
            WriteOut();
    }

    public void Flush()
    {
        WriteOut();
        terminal.Out.Flush();
    }

    public void Complete(bool isComplete)
    {
        json.WriteEndArray();
        json.WriteStartObject("summary");
        json.WriteNumber("findings", Summary.Findings);
        json.WriteNumber("errors", Summary.Count(FindingSeverity.Error));
        json.WriteNumber("warnings", Summary.Count(FindingSeverity.Warning));
        json.WriteNumber("information", Summary.Count(FindingSeverity.Information));
        json.WriteNumber("calls", Summary.Calls);
        json.WriteStartArray("groups");
        foreach (var group in Summary.Groups())
            Write(group);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        WriteOut();
        terminal.Out.WriteLine();
    }

    public void Dispose()
    {
        json.Dispose();
        buffer.Dispose();
        terminal.Out.Flush();
    }

    void Write(FailureGroup group)
    {
        json.WriteStartObject();
        json.WriteString("title", group.Title);
        json.WriteString("code", group.Code);
        json.WriteString("cause", group.Cause);
        json.WriteString("verdict", Verdicts.Word(group.Verdict));
        json.WriteString("severity", Severity(group.Severity));
        json.WriteNumber("failures", group.Failures);
        json.WriteNumber("calls", group.Calls);
        json.WriteNumber("users", group.Users);
        json.WriteNumber("endpoints", group.Endpoints);
        json.WriteNumber("domains", group.Domains);
        WriteTime("first", group.First);
        WriteTime("last", group.Last);
        json.WriteEndObject();
    }

    /// <summary>Without zone: the log does not say which it is.</summary>
    void WriteTime(string name, DateTime? time)
    {
        if (time is { } value)
            json.WriteString(name, value);
        else
            json.WriteNull(name);
    }

    void WriteOut()
    {
        json.Flush();
        terminal.Out.Write(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
        buffer.SetLength(0);
    }

    static string Severity(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "information",
    };
}
