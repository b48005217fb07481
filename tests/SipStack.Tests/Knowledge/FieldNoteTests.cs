using SipStack.Knowledge;

namespace SipStack.Tests;

public sealed class FieldNoteTests
{
    [Fact]
    public void Every_note_is_a_sentence_and_has_a_source()
    {
        foreach (var (kind, name, note) in FieldNotes.All)
        {
            Assert.True(note.Says.EndsWith('.') || note.Says.EndsWith(')'), $"{kind} {name}: {note.Says}");
            Assert.True(note.Sources.Length > 0, $"{kind} {name} has no source");
            Assert.DoesNotContain(note.Sources, source => source.StartsWith("http:", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(NoteKind.Header, "call-id", "Call-ID")]
    [InlineData(NoteKind.Header, "i", "Call-ID")]
    [InlineData(NoteKind.Level, "WARN", "TL_WARN")]
    [InlineData(NoteKind.Parameter, "EPID", "epid")]
    public void Names_are_found_in_any_case_and_by_their_short_form(NoteKind kind, string asked, string name) => Assert.Equal(name, FieldNotes.Find(kind, asked)?.Name);

    [Fact]
    public void A_flag_without_a_note_gets_what_holds_for_all() => Assert.Equal("", FieldNotes.FindOrAny(NoteKind.Flag, "TF_NEW")?.Name);

    [Fact]
    public void Kinds_do_not_mix() => Assert.Null(FieldNotes.Find(NoteKind.Header, "epid"));
}
