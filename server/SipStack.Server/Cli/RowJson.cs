using System.Text;
using System.Text.Json;

namespace SipStack.Server;

/// <summary>One JSON object, <c>{"version":1,"calls":[…]}</c>, written while rows come.</summary>
sealed class RowJson<T> : IRowReport<T>
{
    readonly RowLayout<T> layout;
    readonly Terminal terminal;
    readonly MemoryStream buffer = new();
    readonly Utf8JsonWriter json;

    public RowJson(RowLayout<T> layout, Terminal terminal)
    {
        (this.layout, this.terminal) = (layout, terminal);
        json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = terminal.JsonEncoder });
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteStartArray(layout.Name);
    }

    public void Add(string input, T row)
    {
        json.WriteStartObject();
        json.WriteString("file", input);
        layout.WriteJson(json, row);
        json.WriteEndObject();
        if (json.BytesPending > 32 * 1024)
            WriteOut();
    }

    public void Complete(bool isWhole)
    {
        json.WriteEndArray();
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

    void WriteOut()
    {
        json.Flush();
        terminal.Out.Write(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
        buffer.SetLength(0);
    }
}
