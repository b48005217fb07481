using System.Buffers;
using System.Text;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>Finds the words of a record, in its keys and headers. Bodies have none: what stands there was written by the users.</summary>
public static class Words
{
    static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789ABCDEFabcdef"u8);

    /// <summary>The word at an offset; the caret behind its last character still counts, as in editors.</summary>
    public static Word? At(TraceDocument document, int offset)
    {
        var record = document.RecordAt(offset);
        if (record < 0)
            return null;
        var found = new List<Word>();
        Read(document.Text, document.Records[record], found);
        foreach (var word in found)
        {
            if (word.Span.Start <= offset && offset <= word.Span.End)
                return word;
        }

        return null;
    }

    /// <summary>Adds the words of a record to <paramref name="words"/>.</summary>
    public static void Read(ReadOnlySpan<byte> text, TraceRecord record, List<Word> words)
    {
        if (record.Format == RecordFormat.Unrecognized)
            return;
        var fields = new FieldReader(text, record);
        while (fields.TryRead(out var field))
            new Collector(text, words).Take(field);
    }

    readonly ref struct Collector(ReadOnlySpan<byte> text, List<Word> words)
    {
        readonly ReadOnlySpan<byte> text = text;

        public void Take(Field field)
        {
            switch (field.Kind)
            {
                case FieldKind.Preface:
                    TakePreface(field);
                    break;
                case FieldKind.StartLine when StartLine.TryReadValue(text.Slice(field.Value), out var line) && !line.IsResponse:
                    AddUser(line.RequestUri.Shift(field.Value.Start));
                    break;
                case FieldKind.SipHeader:
                    TakeHeader(field);
                    break;
                case FieldKind.FreeText:
                    TakeFreeText(field.Value);
                    break;
            }
        }

        void TakePreface(Field field)
        {
            if (Is(field.Name, "SIP-Call-ID"u8))
                Add(WordKind.CallId, field.Value);
            else if (Is(field.Name, "Connection-ID"u8))
                AddConnection(field.Value);
            else if (Is(field.Name, "SIP-Start-Line"u8) && StartLine.TryReadValue(text.Slice(field.Value), out var line) && !line.IsResponse)
                AddUser(line.RequestUri.Shift(field.Value.Start));
        }

        void TakeHeader(Field field)
        {
            var value = field.Value;
            if (Is(field.Name, "Call-ID"u8) || Is(field.Name, "i"u8))
                Add(WordKind.CallId, value);
            else if (Is(field.Name, "Via"u8) || Is(field.Name, "v"u8))
                TakeVia(value);
            else if (Is(field.Name, "Replaces"u8))
                TakeReplaces(value);
            else if (Is(field.Name, "From"u8) || Is(field.Name, "f"u8) || Is(field.Name, "To"u8) || Is(field.Name, "t"u8) || field.Name.IsEmpty)
                TakeParty(value);
            else if (HoldsAddress(field.Name))
                AddUser(Addresses.Uri(text, value));
        }

        void TakeParty(TextSpan value)
        {
            var party = AddressHeader.Read(text, value);
            AddUser(party.Uri);
            Add(WordKind.Tag, party.Tag);
            Add(WordKind.Endpoint, party.Epid);
        }

        void TakeVia(TextSpan value)
        {
            var parameters = new ParameterReader(text, value);
            while (parameters.TryRead(out var parameter))
            {
                // A further Via may stand behind a comma.
                var comma = text.Slice(parameter.Value).IndexOf((byte)',');
                var own = comma < 0 ? parameter.Value : parameter.Value with { Length = comma };
                if (Is(parameter.Name, "branch"u8))
                    Add(WordKind.Branch, own);
                else if (Is(parameter.Name, "ms-received-cid"u8))
                    AddConnection(own);
            }
        }

        /// <summary><c>Replaces: 4f1d@host;to-tag=1;from-tag=2</c>, RFC 3891 section 6.1.</summary>
        void TakeReplaces(TextSpan value)
        {
            var end = text.Slice(value).IndexOf((byte)';');
            Add(WordKind.CallId, end < 0 ? value : value with { Length = end });
            var parameters = new ParameterReader(text, value);
            while (parameters.TryRead(out var parameter))
            {
                if (Is(parameter.Name, "to-tag"u8) || Is(parameter.Name, "from-tag"u8))
                    Add(WordKind.Tag, parameter.Value);
            }
        }

        /// <summary><c>CID [0x1A00]</c></summary>
        void TakeFreeText(TextSpan value)
        {
            for (var at = value.Start; at < value.End;)
            {
                var found = text[at..value.End].IndexOf("CID [0x"u8);
                if (found < 0)
                    return;
                at += found + "CID ["u8.Length;
                var close = text[at..value.End].IndexOf((byte)']');
                if (close > 0)
                    AddConnection(new TextSpan(at, close));
            }
        }

        void AddConnection(TextSpan value)
        {
            var written = text.Slice(value);
            var digits = written.StartsWith("0x"u8) || written.StartsWith("0X"u8) ? TextSpan.FromBounds(value.Start + 2, value.End) : value;
            if (text.Slice(digits).IndexOfAnyExcept(HexDigits) < 0)
                Add(WordKind.Connection, digits);
        }

        /// <summary>The user and host of an address: <c>anna@contoso.com</c> of <c>sip:anna@contoso.com;transport=tls</c>.</summary>
        void AddUser(TextSpan uri)
        {
            var written = text.Slice(uri);
            var scheme = written.IndexOf((byte)':');
            if (scheme < 0 || !(Ascii.EqualsIgnoreCase(written[..scheme], "sip"u8) || Ascii.EqualsIgnoreCase(written[..scheme], "sips"u8)))
                return;
            var rest = written[(scheme + 1)..];
            var end = rest.IndexOfAny((byte)';', (byte)'?', (byte)' ');
            if (end < 0)
                end = rest.Length;
            if (rest[..end].IndexOf((byte)'@') > 0)
                Add(WordKind.User, new TextSpan(uri.Start + scheme + 1, end));
        }

        void Add(WordKind kind, TextSpan span)
        {
            // A word that a paste has broken over two lines is none.
            if (!span.IsEmpty && text.Slice(span).IndexOfAny((byte)'\r', (byte)'\n') < 0)
                words.Add(new Word(kind, span));
        }

        bool HoldsAddress(TextSpan name) =>
            Is(name, "Contact"u8) || Is(name, "m"u8) || Is(name, "P-Asserted-Identity"u8) || Is(name, "P-Preferred-Identity"u8) || Is(name, "Referred-By"u8) || Is(name, "Refer-To"u8)
            || Is(name, "Diversion"u8) || Is(name, "History-Info"u8) || Is(name, "Reply-To"u8);

        bool Is(TextSpan span, ReadOnlySpan<byte> wanted) => span.Length == wanted.Length && Ascii.EqualsIgnoreCase(text.Slice(span), wanted);
    }
}
