namespace SipStack.Analysis;

/// <summary>Addresses as people write them.</summary>
static class AddressText
{
    /// <summary>Without <c>sip:</c>, <c>sips:</c> and <c>tel:</c>, and without parameters.</summary>
    public static string WithoutScheme(string address)
    {
        var colon = address.IndexOf(':', StringComparison.Ordinal);
        var bare = colon > 0 && address[..colon].ToUpperInvariant() is "SIP" or "SIPS" or "TEL" ? address[(colon + 1)..] : address;
        var end = bare.IndexOf(';', StringComparison.Ordinal);
        return end > 0 ? bare[..end] : bare;
    }
}
