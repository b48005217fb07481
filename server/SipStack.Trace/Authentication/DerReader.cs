using System.Formats.Asn1;

namespace SipStack.Trace;

/// <summary>Walks through DER (X.690) values one after the other. Damaged values end the walk; nothing throws.</summary>
ref struct DerReader(ReadOnlySpan<byte> bytes)
{
    ReadOnlySpan<byte> rest = bytes;

    public readonly ReadOnlySpan<byte> Rest => rest;

    public bool TryRead(out Asn1Tag tag, out ReadOnlySpan<byte> content)
    {
        content = default;
        if (!AsnDecoder.TryReadEncodedValue(rest, AsnEncodingRules.DER, out tag, out var offset, out var length, out var consumed))
            return false;
        content = rest.Slice(offset, length);
        rest = rest[consumed..];
        return true;
    }

    /// <summary>Reads the next value if it has the tag; else stays where it is.</summary>
    public bool TryRead(TagClass tagClass, int tagValue, out ReadOnlySpan<byte> content)
    {
        var copy = this;
        var isWanted = copy.TryRead(out var tag, out content) && tag.TagClass == tagClass && tag.TagValue == tagValue;
        if (isWanted)
            this = copy;
        return isWanted;
    }

    public bool TryRead(UniversalTagNumber tag, out ReadOnlySpan<byte> content) => TryRead(TagClass.Universal, (int)tag, out content);

    /// <summary>Finds the field <c>[number]</c> of a SEQUENCE, from here on.</summary>
    public bool TryFind(int number, out DerReader field)
    {
        while (TryRead(out var tag, out var content))
        {
            if (tag.TagClass != TagClass.ContextSpecific || tag.TagValue != number)
                continue;
            field = new DerReader(content);
            return true;
        }

        field = default;
        return false;
    }
}
