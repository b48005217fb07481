using System.Formats.Asn1;

namespace SipStack.Trace;

/// <summary>Mechanisms of a security token, by object identifier.</summary>
public enum SecurityMechanism : byte
{
    Other,

    /// <summary>1.2.840.113554.1.2.2</summary>
    Kerberos,

    /// <summary>1.2.840.48018.1.2.2, the same mechanism under a number that Windows 2000 wrote by mistake.</summary>
    MicrosoftKerberos,

    /// <summary>1.3.6.1.4.1.311.2.2.10</summary>
    Ntlm,

    /// <summary>1.3.6.1.5.5.2</summary>
    Spnego,
}

/// <summary>The frame around an initial token, RFC 2743 section 3.1: tag 0x60, object identifier of the mechanism, the mechanism's own token.</summary>
static class GssToken
{
    public static bool TryRead(ReadOnlySpan<byte> bytes, out SecurityMechanism mechanism, out ReadOnlySpan<byte> inner)
    {
        mechanism = default;
        inner = default;
        var reader = new DerReader(bytes);
        if (!reader.TryRead(TagClass.Application, 0, out var frame))
            return false;
        var content = new DerReader(frame);
        if (!content.TryRead(UniversalTagNumber.ObjectIdentifier, out var identifier))
            return false;
        mechanism = MechanismOf(identifier);
        inner = content.Rest;
        return true;
    }

    public static SecurityMechanism MechanismOf(ReadOnlySpan<byte> identifier)
    {
        if (identifier.SequenceEqual((ReadOnlySpan<byte>)[0x2A, 0x86, 0x48, 0x86, 0xF7, 0x12, 0x01, 0x02, 0x02]))
            return SecurityMechanism.Kerberos;
        if (identifier.SequenceEqual((ReadOnlySpan<byte>)[0x2A, 0x86, 0x48, 0x82, 0xF7, 0x12, 0x01, 0x02, 0x02]))
            return SecurityMechanism.MicrosoftKerberos;
        if (identifier.SequenceEqual((ReadOnlySpan<byte>)[0x2B, 0x06, 0x01, 0x04, 0x01, 0x82, 0x37, 0x02, 0x02, 0x0A]))
            return SecurityMechanism.Ntlm;
        return identifier.SequenceEqual((ReadOnlySpan<byte>)[0x2B, 0x06, 0x01, 0x05, 0x05, 0x02]) ? SecurityMechanism.Spnego : SecurityMechanism.Other;
    }
}
