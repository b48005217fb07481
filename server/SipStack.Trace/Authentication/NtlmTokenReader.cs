namespace SipStack.Trace;

/// <summary>Makes an <see cref="NtlmToken"/> of the bytes of a message or of its dotted form.</summary>
static class NtlmTokenReader
{
    const int SmallestMessage = 16;

    public static NtlmToken Read(ReadOnlySpan<byte> bytes, List<string> problems)
    {
        var token = new TokenBytes(bytes, isDotted: false);
        if (!bytes.StartsWith("NTLMSSP\0"u8))
            return NtlmToken.Undecodable([.. problems, "The token does not begin as NTLM does."]);
        if (bytes.Length < SmallestMessage || NtlmLayout.Of(token.Number(8, 4).Value) is not { } layout)
            return NtlmToken.Undecodable([.. problems, "The token is no message of NTLM that is known."]);

        var map = NtlmHeader.Read(token, layout, problems);
        var read = Build(token, map, problems);
        var nt = map[NtlmRole.NtResponse];
        var targetInfo = map[NtlmRole.TargetInfo];
        var kind = layout.Kind == NtlmMessageKind.Authenticate ? NtlmResponses.KindOf(token, map, read.Flags) : NtlmResponseKind.Unknown;
        return read with
        {
            ResponseKind = kind,
            ExtendedSessionSecurity = NtlmResponses.SessionSecurity(read.Flags, kind),
            ClientTime = NtlmResponses.ClientTime(token, nt),
            TargetInfo = targetInfo is { IsPlaced: true, Length: > 0 }
                ? NtlmTargetInfoReader.Read(token.Slice(targetInfo), problems)
                : NtlmResponses.TargetInfo(token, nt, problems),
        };
    }

    public static NtlmToken ReadDotted(ReadOnlySpan<byte> text)
    {
        if (!text.StartsWith("NTLMSSP."u8))
            return NtlmToken.Undecodable("The text does not begin as an NTLM message does.");
        var token = new TokenBytes(text, isDotted: true);
        NtlmMap? map = null;
        var sizes = NtResponseSizes.None;
        foreach (var layout in NtlmLayout.All)
        {
            if (DottedMessage.Find(token, layout, out var found) is not { } fitting)
                continue;
            if (map is not null)
                return NtlmToken.Undecodable("The visible bytes do not tell which message of NTLM this is.");
            (map, sizes) = (fitting, found);
        }

        if (map is null)
            return NtlmToken.Undecodable($"Not decodable: no message of NTLM fits these {text.Length} characters. The text may have been edited or cut.");

        var read = Build(token, map, []);
        var kind = NtlmResponses.KindOfDotted(token, map, read.Flags, sizes);
        return read with { ResponseKind = kind, ExtendedSessionSecurity = NtlmResponses.SessionSecurity(read.Flags, kind) };
    }

    static NtlmToken Build(TokenBytes token, NtlmMap map, List<string> problems)
    {
        var layout = map.Layout;
        var flags = map.HeaderAtLeast >= layout.FlagsAt + 4 ? NtlmFlags.Of(token.Number(layout.FlagsAt, 4)) : default;
        if (flags.Known == 0 && !token.IsDotted)
            problems.Add("The message is too short to have flags.");
        var hasVersion = map.HeaderAtLeast >= layout.VersionAt + NtlmLayout.VersionSize && flags.Get(NtlmFlag.Version) != FlagState.Clear;
        var names = new NameReader(token, map, layout.Kind == NtlmMessageKind.Negotiate ? FlagState.Clear : flags.Get(NtlmFlag.Unicode), problems);
        return new NtlmToken
        {
            Kind = layout.Kind,
            IsDotted = token.IsDotted,
            Length = token.Length,
            HeaderSize = map.HeaderSize,
            Flags = flags,
            Version = hasVersion ? new NtlmVersion(token, layout.VersionAt) : null,
            TargetName = names.Read(NtlmRole.TargetName),
            Domain = names.Read(NtlmRole.Domain),
            User = names.Read(NtlmRole.User),
            Workstation = names.Read(NtlmRole.Workstation),
            LmResponseLength = map.LengthOf(NtlmRole.LmResponse),
            NtResponseLength = map.LengthOf(NtlmRole.NtResponse),
            SessionKeyLength = map.LengthOf(NtlmRole.SessionKey),
            HasIntegrityCode = layout.Kind == NtlmMessageKind.Authenticate ? map.HasIntegrityCode : false,
            Problems = problems,
        };
    }
}
