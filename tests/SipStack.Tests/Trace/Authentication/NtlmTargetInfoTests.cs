using SipStack.Trace;

namespace SipStack.Tests.Trace;

public sealed class NtlmTargetInfoTests
{
    static readonly DateTime Time = new(2010, 9, 28, 22, 33, 22, DateTimeKind.Utc);

    [Fact]
    public void An_answer_of_NTLMv2_carries_the_clients_time_and_a_copy_of_the_target_information()
    {
        var info = NtlmMessages.TargetInfo(
            (3, NtlmMessages.Utf16("fe01.contoso.com")), (6, [2, 0, 0, 0]), (7, NtlmMessages.FileTime(Time)), (8, new byte[48]), (9, NtlmMessages.Utf16("sip/fe01.contoso.com")), (10, NtlmMessages.Secret("Bf6tWv9R", 16)));
        var message = NtlmMessages.Authenticate(0x62988255, nt: NtlmMessages.NtlmV2Response(Time.AddMinutes(7), info), header: 88);
        Assert.True(NtlmToken.TryDecodeBase64(NtlmMessages.Base64(message), out var token));
        Assert.Equal((NtlmResponseKind.NtlmV2, Time.AddMinutes(7), true), (token.ResponseKind, token.ClientTime, token.HasIntegrityCode));
        Assert.Equal(DateTimeKind.Utc, token.ClientTime?.Kind);
        var expected = new NtlmTargetInfo { DnsComputer = "fe01.contoso.com", Flags = 2, ServerTime = Time, TargetName = "sip/fe01.contoso.com", HasChannelBinding = true };
        Assert.Equal(expected, token.TargetInfo);
        Assert.Empty(token.Problems);
    }

    [Fact]
    public void Sixteen_zeros_are_no_channel_binding() => Assert.False(Read(NtlmMessages.TargetInfo((10, new byte[16]))).TargetInfo?.HasChannelBinding);

    [Theory]
    [InlineData(0x0000000000000000)]
    [InlineData(0x7FFFFFFFFFFFFFFF)]
    [InlineData(-1)]
    public void A_time_that_is_none_is_left_out(long time)
    {
        var token = Read(NtlmMessages.TargetInfo((7, BitConverter.GetBytes(time))));
        Assert.NotNull(token.TargetInfo);
        Assert.Null(token.TargetInfo.ServerTime);
    }

    [Fact]
    public void The_last_moment_of_the_calendar_is_a_time() =>
        Assert.Equal(DateTime.MaxValue, Read(NtlmMessages.TargetInfo((7, BitConverter.GetBytes(DateTime.MaxValue.ToFileTimeUtc())))).TargetInfo?.ServerTime);

    [Fact]
    public void Of_two_entries_the_first_one_counts() =>
        Assert.Equal("FE01", Read(NtlmMessages.TargetInfo((1, NtlmMessages.Utf16("FE01")), (1, NtlmMessages.Utf16("OTHER")))).TargetInfo?.NetBiosComputer);

    [Fact]
    public void The_number_of_entries_is_bounded()
    {
        var entries = Enumerable.Repeat((Id: 99, Data: Array.Empty<byte>()), 64).Append((1, NtlmMessages.Utf16("FE01"))).ToArray();
        var token = Read(NtlmMessages.TargetInfo(entries));
        Assert.Null(token.TargetInfo?.NetBiosComputer);
        Assert.Equal("The target information has more than 64 entries.", Assert.Single(token.Problems));
        Assert.Equal("FE01", Read(NtlmMessages.TargetInfo(entries[1..])).TargetInfo?.NetBiosComputer);
    }

    [Fact]
    public void An_entry_may_fill_the_list()
    {
        var token = Read(Convert.FromHexString("0100040046004500"));
        Assert.Equal(("FE", "The target information has no end mark."), (token.TargetInfo?.NetBiosComputer, Assert.Single(token.Problems)));
    }

    [Theory]
    [InlineData("010008004600", "Entry 1 of the target information is longer than the list.")]
    [InlineData("0100FFFF4600", "Entry 1 of the target information is longer than the list.")]
    [InlineData("01000200460001", "The target information has no end mark.")]
    [InlineData("0600020001000000000000", "Entry 6 of the target information has a wrong length.")]
    [InlineData("0700020001000000000000", "Entry 7 of the target information has a wrong length.")]
    public void Damage_is_told(string hex, string problem) => Assert.Equal(problem, Assert.Single(Read(Convert.FromHexString(hex)).Problems));

    static NtlmToken Read(byte[] info)
    {
        Assert.True(NtlmToken.TryDecodeBase64(NtlmMessages.Base64(NtlmMessages.Challenge(0xE29882F3, "CONTOSO", info)), out var token));
        return token;
    }
}
