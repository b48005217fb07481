using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>A record that holds a word, and where.</summary>
/// <param name="Record">Index of the record.</param>
/// <param name="IsFirst">True for the first record of the document that holds the word.</param>
public readonly record struct Occurrence(int Record, TextSpan Span, bool IsFirst);

/// <summary>Finds the records that hold a word: the text is searched for it, and the records with a hit are read.</summary>
public static class Occurrences
{
    /// <summary>All records that hold the word at <paramref name="offset"/>, each once, in file order; the first <paramref name="most"/>.</summary>
    public static IReadOnlyList<Occurrence> Of(TraceDocument document, int offset, int most = int.MaxValue, CancellationToken cancellation = default)
    {
        if (Words.At(document, offset) is not { } word)
            return [];
        var found = new List<Occurrence>();
        var search = new Search(document, word);
        while (found.Count < most && search.TryFind(out var record, out var span, cancellation))
        {
            // Of the record that was asked from, the word that was meant; of the others their first.
            var own = record == document.RecordAt(word.Span.Start) ? word.Span : span;
            found.Add(new Occurrence(record, own, IsFirst: found.Count == 0));
        }

        return found;
    }

    /// <summary>The first record that holds the word.</summary>
    internal static Occurrence? First(TraceDocument document, Word word, CancellationToken cancellation) =>
        new Search(document, word).TryFind(out var record, out var span, cancellation) ? new Occurrence(record, span, IsFirst: true) : null;

    /// <summary>Goes through the document from hit to hit.</summary>
    sealed class Search(TraceDocument document, Word word)
    {
        readonly List<Word> words = [];
        int at;

        public bool TryFind(out int record, out TextSpan span, CancellationToken cancellation)
        {
            var wanted = document.Text.Slice(word.Span);
            while (NextHit(wanted) is >= 0 and var hit)
            {
                cancellation.ThrowIfCancellationRequested();
                record = document.RecordAt(hit);
                if (record < 0)
                {
                    at = hit + 1;
                    continue;
                }

                at = Math.Max(hit + 1, document.Records[record].End);
                if (TryRead(record, wanted, out span))
                    return true;
            }

            (record, span) = (-1, default);
            return false;
        }

        bool TryRead(int record, ReadOnlySpan<byte> wanted, out TextSpan span)
        {
            words.Clear();
            Words.Read(document.Text, document.Records[record], words);
            foreach (var candidate in words)
            {
                span = candidate.Span;
                if (candidate.Kind == word.Kind && word.IsSame(document.Text.Slice(span), wanted))
                    return true;
            }

            span = default;
            return false;
        }

        /// <summary>Offset of the next place that reads like the word, or -1.</summary>
        int NextHit(ReadOnlySpan<byte> wanted)
        {
            if (!word.IgnoresCase)
            {
                var hit = document.Text[at..].IndexOf(wanted);
                return hit < 0 ? -1 : at + hit;
            }

            // Without regard to case: by a character that has none, if the word has one, such as the @ of an address.
            var anchor = Math.Max(0, wanted.IndexOfAnyExceptInRange((byte)'A', (byte)'z'));
            var isLetter = char.IsAsciiLetter((char)wanted[anchor]);
            var (upper, lower) = ((byte)(isLetter ? wanted[anchor] & ~0x20 : wanted[anchor]), (byte)(isLetter ? wanted[anchor] | 0x20 : wanted[anchor]));
            for (var from = at + anchor; from < document.Text.Length; from++)
            {
                var found = document.Text[from..].IndexOfAny(upper, lower);
                if (found < 0)
                    return -1;
                from += found;
                var start = from - anchor;
                if (start + wanted.Length <= document.Text.Length && word.IsSame(document.Text.Slice(start, wanted.Length), wanted))
                    return start;
            }

            return -1;
        }
    }
}
