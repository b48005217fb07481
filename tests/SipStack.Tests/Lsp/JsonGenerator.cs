using System.Text;

namespace SipStack.Tests;

/// <summary>Makes JSON of all kinds, and damages it.</summary>
sealed class JsonGenerator(Random random)
{
    static readonly string[] Names = ["jsonrpc", "id", "method", "params", "result", "error", "i\\u0064", "\\u006dethod", "x", "", "Id"];
    static readonly string[] Numbers = ["0", "-0", "1", "-1", "12", "1.5", "1e3", "1E+2", "2e-1", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "0.10"];
    static readonly string[] Pieces = ["a", "text ", "ü", "日本", "😀", "\\n", "\\\"", "\\\\", "\\/", "\\u00e4", "\\uD83D\\uDE00", "\\ud800", "{", "]", ":", ",", "\u007F"];
    static readonly string[] Spaces = ["", "", "", "", " ", "\n", "\r\n", "\t "];
    static readonly string[] Damages = ["\"", "\\", "{", "}", "[", "]", ",", ":", "0", "-", ".", "e", "\n", "\0", "\\u12", "true", "nul", " ", "//", "\uFEFF", "+", "'"];

    public string Message()
    {
        if (random.Next(20) == 0)
            return Space() + Value(3) + Space();
        var members = Enumerable.Range(0, random.Next(6)).Select(_ => Member(Pick(Names), random.Next(3) == 0 ? Value(3) : Likely()));
        return $"{Space()}{{{Space()}{string.Join($"{Space()},{Space()}", members)}{Space()}}}{Space()}";
    }

    public string Value(int depth) => random.Next(depth > 0 ? 9 : 6) switch
    {
        0 => "null",
        1 => "true",
        2 => "false",
        3 => Pick(Numbers),
        4 or 5 => Text(random.Next(50) == 0 ? 400 : 5),
        6 or 7 => $"{{{Space()}{string.Join($"{Space()},{Space()}", Enumerable.Range(0, random.Next(4)).Select(_ => Member(Pick(Names), Value(depth - 1))))}{Space()}}}",
        _ => $"[{Space()}{string.Join($"{Space()},{Space()}", Enumerable.Range(0, random.Next(4)).Select(_ => Value(depth - 1)))}{Space()}]",
    };

    /// <summary>A string of fewer pieces than that.</summary>
    public string Text(int limit) => $"\"{string.Concat(Enumerable.Range(0, random.Next(limit)).Select(_ => Pick(Pieces)))}\"";

    /// <summary>The message itself, or one with a few bytes changed.</summary>
    public byte[] Mutate(byte[] message)
    {
        for (var changes = random.Next(3); changes > 0; changes--)
        {
            var at = random.Next(message.Length + 1);
            var until = Math.Min(message.Length, at + random.Next(3));
            var damage = random.Next(10) == 0 ? [(byte)random.Next(256)] : Encoding.UTF8.GetBytes(random.Next(3) == 0 ? "" : Pick(Damages));
            message = [.. message[..at], .. damage, .. message[until..]];
        }

        return message;
    }

    /// <summary>What a member of a message mostly holds.</summary>
    string Likely() => random.Next(2) == 0 ? Pick(["1", "-5", "\"seven\"", "null"]) : "\"textDocument/hover\"";

    string Member(string name, string value) => $"\"{name}\"{Space()}:{Space()}{value}";

    string Space() => Pick(Spaces);

    string Pick(string[] choices) => choices[random.Next(choices.Length)];
}
