namespace SipStack.Trace;

/// <summary>What identifies a party in From or To (RFC 3261 sections 20.20 and 20.39); read in one pass, empty where the header lacks the part.</summary>
/// <param name="Uri">The address, see <see cref="Addresses.Uri"/>.</param>
/// <param name="Tag">The <c>tag</c> behind it.</param>
/// <param name="Epid">The <c>epid</c> behind it ([MS-SIPRE] 2.2.1).</param>
public readonly record struct AddressHeader(TextSpan Uri, TextSpan Tag, TextSpan Epid)
{
    public static AddressHeader Read(ReadOnlySpan<byte> text, TextSpan value)
    {
        TextSpan tag = default, epid = default;
        var parameters = Addresses.Parameters(text, value);
        while (parameters.TryRead(out var parameter))
        {
            var name = text.Slice(parameter.Name);
            if (tag.IsEmpty && name.Length == 3 && Bytes.StartsWithIgnoreCase(name, "tag"u8))
                tag = parameter.Value;
            else if (epid.IsEmpty && name.Length == 4 && Bytes.StartsWithIgnoreCase(name, "epid"u8))
                epid = parameter.Value;
        }

        return new AddressHeader(Addresses.Uri(text, value), tag, epid);
    }
}
