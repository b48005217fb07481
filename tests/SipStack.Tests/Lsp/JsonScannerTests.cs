using System.Text;
using System.Text.Json;
using SipStack.Lsp;

namespace SipStack.Tests;

/// <summary>Our reader of JSON against System.Text.Json, on generated messages and on damaged ones.</summary>
public sealed class JsonScannerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Envelopes_are_read_as_the_general_reader_reads_them(int seed)
    {
        var generator = new JsonGenerator(new Random(seed));
        var faults = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var round = 0; round < 5000; round++)
        {
            var message = Repaired(generator.Mutate(Encoding.UTF8.GetBytes(generator.Message())));
            var expected = GeneralEnvelope.Describe(message);
            Assert.True(expected == Describe(message), $"seed {seed}, round {round}: {expected}\n{Describe(message)}\n{Encoding.UTF8.GetString(message)}");
            var fault = expected.Split(' ')[0];
            faults[fault] = faults.GetValueOrDefault(fault) + 1;
        }

        // The messages are of use only when each outcome is among them, often.
        Assert.All(["None", "Invalid", "Malformed"], fault => Assert.InRange(faults.GetValueOrDefault(fault), 300, 5000));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void Values_are_read_as_the_general_reader_reads_them(int seed)
    {
        var generator = new JsonGenerator(new Random(seed));
        for (var round = 0; round < 2000; round++)
        {
            var json = Repaired(Encoding.UTF8.GetBytes(generator.Value(4)));
            using var document = JsonDocument.Parse(json);
            AssertSame(document.RootElement, new JsonSlice(json));
        }
    }

    [Fact]
    public void An_opened_document_is_read_as_the_general_reader_reads_it()
    {
        var random = new Random(7);
        var generator = new JsonGenerator(random);
        for (var round = 0; round < 1000; round++)
        {
            string[] members = ["\"uri\":\"file:///a%20b.log\"", "\"languageId\" : \"log\"", "\"version\":-3", $"\"te\\u0078t\":{generator.Text(random.Next(2000))}", $"\"other\":{generator.Value(2)}"];
            random.Shuffle(members);
            var json = Repaired(Encoding.UTF8.GetBytes($$"""{ "x":1, "textDocument" : {{{string.Join(',', members)}}} }"""));
            var expected = JsonSerializer.Deserialize(json, LspJson.Default.DidOpenTextDocumentParams)?.TextDocument;
            var actual = DidOpenTextDocumentParams.From(new JsonSlice(json)).TextDocument;
            Assert.Equal(expected?.Text.Bytes, actual.Text.Bytes);
            Assert.Equal(expected, actual with { Text = expected?.Text ?? default });
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"textDocument":null}""")]
    [InlineData("""{"textDocument":{"uri":"a","languageId":"b","version":1}}""")]
    [InlineData("""{"textDocument":{"uri":"a","languageId":"b","version":1,"text":null}}""")]
    [InlineData("""{"textDocument":{"uri":"a","languageId":"b","version":1.5,"text":""}}""")]
    [InlineData("""{"textDocument":{"uri":1,"languageId":"b","version":1,"text":""}}""")]
    public void An_opened_document_that_misses_something_is_refused(string json) =>
        Assert.Throws<LspException>(() => DidOpenTextDocumentParams.From(new JsonSlice(Encoding.UTF8.GetBytes(json))));

    [Theory]
    [InlineData(1, true)]
    [InlineData(64, true)]
    [InlineData(65, false)]
    [InlineData(1_000_000, false)]
    public void Nesting_has_the_limit_of_the_general_reader(int depth, bool isTaken)
    {
        foreach (var (open, close) in new[] { ("[", "]"), ("{\"a\":", "}") })
        {
            var json = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth)));
            Assert.Equal(isTaken, JsonScanner.SkipValue(json, 0, 0, isKnownValid: false) == json.Length);
            Assert.Equal(GeneralEnvelope.Describe(json).Split(' ')[0], Describe(json).Split(' ')[0]);
        }
    }

    /// <summary>Long strings are searched in another way than short ones; every length around the change must do.</summary>
    [Fact]
    public void Strings_of_all_lengths_are_ended_by_their_quote()
    {
        foreach (var middle in new[] { "", "\\\\", "\\\"", "\\u00fC", "ü", "\\\\\\\\\\\"" })
        {
            for (var length = 0; length < 600; length++)
            {
                var text = new string('a', length / 2) + middle + new string('b', length - (length / 2));
                var json = Encoding.UTF8.GetBytes($"\"{text}\"\"");
                Assert.Equal(json.Length - 1, JsonScanner.SkipString(json, 0, isKnownValid: false));
                Assert.Equal(-1, JsonScanner.SkipString(json.AsSpan(0, json.Length - 2), 0, isKnownValid: false));
            }
        }
    }

    [Theory]
    [InlineData("\\")]
    [InlineData("\\x")]
    [InlineData("\\u12")]
    [InlineData("\\u12G4")]
    [InlineData("\n")]
    [InlineData("\0")]
    [InlineData("\u001F")]
    public void Damage_in_a_string_is_found_wherever_it_is(string damage)
    {
        for (var before = 0; before < 600; before++)
        {
            foreach (var after in new[] { 0, 1, 100, 600 })
            {
                var json = Encoding.ASCII.GetBytes($"\"{new string('a', before)}{damage}{new string('z', after)}\"");
                Assert.Equal(-1, JsonScanner.SkipString(json, 0, isKnownValid: false));
            }
        }
    }

    [Fact]
    public void The_last_of_several_members_with_one_name_counts()
    {
        var slice = new JsonSlice("""{"a":1,"\u0061":2,"b":3,"n":null}"""u8);
        Assert.Equal(2, slice.Int("a"u8));
        Assert.Null(slice.Int("n"u8));
        Assert.Null(slice.Int("c"u8));
    }

    static void AssertSame(JsonElement expected, JsonSlice actual)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object:
                var members = actual.Members;
                foreach (var member in expected.EnumerateObject())
                {
                    Assert.True(members.Next());
                    Assert.True(members.NameIs(Encoding.UTF8.GetBytes(member.Name)));
                    AssertSame(member.Value, new JsonSlice(members.Value));
                }

                Assert.False(members.Next());
                Assert.NotEqual(-1, members.End);
                break;
            case JsonValueKind.String:
                Assert.Equal(expected.GetString(), actual.Text());
                break;
            case JsonValueKind.True or JsonValueKind.False:
                Assert.Equal(expected.GetBoolean(), actual.Bool());
                break;
            case JsonValueKind.Number when expected.TryGetInt32(out var number):
                Assert.Equal(number, actual.Int());
                break;
            default:
                Assert.Equal(expected.GetRawText(), actual.ToElement().GetRawText());
                break;
        }
    }

    static string Describe(byte[] json)
    {
        var fault = Envelope.Parse(json, out var envelope);
        if (fault == EnvelopeFault.Malformed || FirstLetter(json) != '{')
            return fault.ToString();
        var id = envelope.Id is { } value ? (value.Text is null ? $"number {value.Number}" : $"text {value.Text}") : envelope.HasId ? "null" : null;
        return GeneralEnvelope.Describe(
            fault.ToString(), id, envelope.Method, Encoding.UTF8.GetString(envelope.Params), Encoding.UTF8.GetString(envelope.Result), Encoding.UTF8.GetString(envelope.Error));
    }

    static char FirstLetter(byte[] json) => Encoding.UTF8.GetString(json).TrimStart(' ', '\n', '\r', '\t') is [var first, ..] ? first : ' ';

    /// <summary>What the connection does before it parses a message.</summary>
    static byte[] Repaired(byte[] message)
    {
        var buffer = new MessageBuffer(message.Length);
        message.CopyTo(buffer.Span);
        using var body = TextRepair.ReplaceInvalidUtf8(buffer);
        TextRepair.ReplaceLoneSurrogates(body.Span);
        return body.Span.ToArray();
    }
}
