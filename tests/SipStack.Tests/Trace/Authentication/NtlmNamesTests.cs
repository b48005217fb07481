using SipStack.Trace;

namespace SipStack.Tests.Trace;

public sealed class NtlmNamesTests
{
    [Theory]
    [InlineData("O\u202Emoc.live\u2066X\u200F", "Omoc.liveX")]
    [InlineData("a\u0000b\u001B[2Jc\r\nd", "ab[2Jcd")]
    [InlineData("\u2028x\u2029\uFEFF", "x")]
    [InlineData("Zoë Δ 日本 😀", "Zoë Δ 日本 😀")]
    public void Control_and_direction_characters_are_dropped(string user, string expected) =>
        Assert.Equal(expected, Decode(NtlmMessages.Authenticate(0x42908255, user: user)).User);

    [Fact]
    public void Half_a_pair_of_surrogates_is_marked()
    {
        byte[] units = [0x00, 0xD8, (byte)'z', 0];
        var token = Decode(NtlmMessages.Authenticate(0x42908255, user: "", workstation: ""), message => [.. message, .. units], 36, units.Length);
        Assert.Equal("\uFFFDz", token.User);
    }

    [Theory]
    [InlineData(256, 256)]
    [InlineData(257, 256)]
    [InlineData(5000, 256)]
    public void Names_end_after_256_characters(int length, int expected) =>
        Assert.Equal(expected, Decode(NtlmMessages.Authenticate(0x42908255, user: new string('u', length))).User?.Length);

    [Fact]
    public void A_pair_of_surrogates_is_not_cut_in_half() =>
        Assert.Equal(255, Decode(NtlmMessages.Authenticate(0x42908255, user: new string('u', 255) + "😀")).User?.Length);

    [Fact]
    public void Letters_of_an_unknown_code_page_are_marked()
    {
        var message = NtlmMessages.Authenticate(0x42908256, user: "Zoe");
        message[Array.IndexOf(message, (byte)'Z') + 1] = 0xF6;
        Assert.Equal("Z\uFFFDe", Decode(message).User);
    }

    [Fact]
    public void Half_a_character_is_told()
    {
        var token = Decode(NtlmMessages.Authenticate(0x42908255), message => message, 44, 21);
        Assert.Equal(("D620-SPARE", "A name has half a character."), (token.Workstation, Assert.Single(token.Problems)));
    }

    static NtlmToken Decode(byte[] message, Func<byte[], byte[]> change, int field, int length)
    {
        var start = message.Length;
        var changed = change(message);
        changed[field] = (byte)length;
        changed[field + 1] = (byte)(length >> 8);
        if (changed.Length > start)
            BitConverter.GetBytes(start).CopyTo(changed, field + 4);
        return Decode(changed);
    }

    static NtlmToken Decode(byte[] message)
    {
        Assert.True(NtlmToken.TryDecodeBase64(NtlmMessages.Base64(message), out var token));
        return token;
    }
}
