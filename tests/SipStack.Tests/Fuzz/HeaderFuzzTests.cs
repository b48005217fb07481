using System.Text;
using SipStack.Trace;

namespace SipStack.Tests;

/// <summary>Trace headers made of the pieces of real ones, in any order and number: what is read of them lies inside the record.</summary>
[Trait("Category", "Fuzz")]
public sealed class HeaderFuzzTests
{
    static readonly string[] Starts = ["TL_INFO(", "TL_ERROR(TF_SECURITY) [0]", "TL_WARN(TF_DIAG) [edgepool\\edge01]", "04/02/2013|10:15:30.168 ", "31/12/2022-11:36:14.354 "];

    static readonly string[] Pieces =
    [
        "TF_X", "(", ")", "[", "]", "(5))", "))", "[0]", "[p\\m]", "0B44.11C8::", "03/14/2011-09:26:53.589.", "0007a1c2", " ", "SIPStack,", "Class::Method:", "File.cpp", "(125))",
        ",", ":", "\\", "\r\n", "> ", "( 00000000051B3D40 )", "[2718281828]", "$$begin_record", "1F68:C14 INFO  :: ", "[0x000021ac] ", "text", "é",
    ];

    [Fact]
    public void What_is_read_of_a_header_lies_inside_its_record() => Fuzz.Rounds(4000, random =>
    {
        var line = new StringBuilder(Starts[random.Next(Starts.Length)]);
        for (var pieces = random.Next(14); pieces > 0; pieces--)
            line.Append(Pieces[random.Next(Pieces.Length)]);
        var text = Encoding.UTF8.GetBytes(line.ToString());
        foreach (var record in TraceDocument.Parse(text).Records)
        {
            var header = new FieldReader(text, record).Header;
            TextSpan[] parts =
            [
                header.LevelText, header.Flags, header.Cpu, header.Pool, header.Machine, header.ProcessId, header.ThreadId, header.TimestampText, header.SequenceNumber,
                header.Component, header.Function, header.SourceFile, TextSpan.FromBounds(header.MessageStart, record.Length),
            ];
            Assert.True(parts.All(part => part is { Start: >= 0, Length: >= 0 } && part.End <= record.Length), $"{line}: {header}");
        }
    });
}
