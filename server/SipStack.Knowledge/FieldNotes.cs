using System.Collections.Frozen;
using System.Collections.Immutable;

namespace SipStack.Knowledge;

/// <summary>What kind of name a note is about.</summary>
public enum NoteKind : byte
{
    /// <summary>Trace level, such as <c>TL_ERROR</c>.</summary>
    Level,

    /// <summary>Trace flag, such as <c>TF_PROTOCOL</c>.</summary>
    Flag,

    /// <summary>Component that writes records, such as <c>SIPStack</c>.</summary>
    Component,

    /// <summary>A part of the trace header that is a number or a name of its own: <c>cpu</c>, <c>process</c>, <c>sequence</c> …</summary>
    Prefix,

    /// <summary>Key of a record, such as <c>Direction</c>, or a key with a value, such as <c>LogType=security</c>.</summary>
    Record,

    /// <summary>SIP method.</summary>
    Method,

    /// <summary>SIP header.</summary>
    Header,

    /// <summary>Parameter, such as <c>epid</c>; of one header only, <c>Direction;source</c>; with a value, <c>Direction;source=local</c>.</summary>
    Parameter,

    /// <summary>Authentication scheme.</summary>
    Scheme,
}

/// <summary>A name that occurs in traces, explained.</summary>
/// <param name="Name">As it is usually written; empty for the note that covers all names of a kind that have none of their own.</param>
/// <param name="Says">One or two sentences that answer "what is this".</param>
/// <param name="Means">What to make of it; may be empty.</param>
public sealed record FieldNote(string Name, string Says, string Means, ImmutableArray<string> Sources);

/// <summary>Notes on the names in a trace that are no codes. The table is read when it is first needed.</summary>
public static class FieldNotes
{
    const string AnyName = "*";

    static readonly Lazy<FrozenDictionary<(NoteKind, string), FieldNote>> Notes = new(() => Load(DataFile.Read("fields.tsv")));

    /// <summary>Every note, with its kind and the name it is found by.</summary>
    public static IEnumerable<(NoteKind Kind, string Name, FieldNote Note)> All => Notes.Value.Select(row => (row.Key.Item1, row.Key.Item2, row.Value));

    /// <summary>The note on a name, in any case; null when there is none.</summary>
    public static FieldNote? Find(NoteKind kind, string name) => Notes.Value.GetValueOrDefault((kind, name.ToUpperInvariant()));

    /// <summary>The note on a name, else what holds for every name of the kind.</summary>
    public static FieldNote? FindOrAny(NoteKind kind, string name) => Find(kind, name) ?? Find(kind, AnyName);

    static FrozenDictionary<(NoteKind, string), FieldNote> Load(ReadOnlyMemory<byte> text)
    {
        var table = new TsvTable(text);
        var (kind, name, says, means, sources) = (table.Column("kind"), table.Column("name"), table.Column("says"), table.Column("means"), table.Column("sources"));
        var notes = new Dictionary<(NoteKind, string), FieldNote>();
        foreach (var row in table.Rows)
        {
            var names = row.List(name);
            var note = new FieldNote(names[0] == AnyName ? "" : names[0], row.Text(says), row.Text(means), [.. row.List(sources)]);
            foreach (var each in names)
                notes.TryAdd((Enum.Parse<NoteKind>(row.Text(kind), ignoreCase: true), each.ToUpperInvariant()), note);
        }

        return notes.ToFrozenDictionary();
    }
}
