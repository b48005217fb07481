namespace SipStack.Trace;

/// <summary>Reads lengths and offsets of a token whose bytes are all known.</summary>
static class NtlmHeader
{
    public static NtlmMap Read(TokenBytes token, NtlmLayout layout, List<string> problems)
    {
        var fields = new NtlmField[layout.Fields.Length];
        var header = token.Length;
        for (var i = 0; i < fields.Length; i++)
            fields[i] = ReadField(token, layout, layout.Fields[i], ref header, problems);

        var map = new NtlmMap(layout, header, header);
        for (var i = 0; i < fields.Length; i++)
            map[layout.Fields[i].Role] = fields[i];
        return map;
    }

    /// <summary>The lowest payload offset ends the header; old senders leave out what would stand behind it.</summary>
    static NtlmField ReadField(TokenBytes token, NtlmLayout layout, NtlmFieldPlace place, ref int header, List<string> problems)
    {
        if (place.At + NtlmFieldPlace.Size > header)
            return NtlmField.Unknown;
        long length = token.Number(place.At, 2).Value;
        long offset = token.Number(place.At + 4, 4).Value;
        if (length == 0)
            return new NtlmField(0, 0);
        if (offset < layout.SmallestHeader)
        {
            problems.Add($"{Name(place.Role)} begins inside the header.");
            return NtlmField.Unknown;
        }

        header = (int)Math.Min(header, offset);
        if (offset + length > token.Length)
        {
            problems.Add($"{Name(place.Role)} does not lie in the token.");
            return NtlmField.Unknown;
        }

        return new NtlmField((int)offset, (int)length);
    }

    static string Name(NtlmRole role) => role switch
    {
        NtlmRole.TargetName => "The target name",
        NtlmRole.TargetInfo => "The target information",
        NtlmRole.Domain => "The domain name",
        NtlmRole.User => "The user name",
        NtlmRole.Workstation => "The workstation name",
        NtlmRole.LmResponse => "The LM response",
        NtlmRole.NtResponse => "The NT response",
        _ => "The session key",
    };
}
