using SipStack.Trace;

namespace SipStack.Tests.Trace;

public sealed class WindowsReleaseTests
{
    [Theory]
    [InlineData(5, 1, 2600, "Windows XP (5.1.2600)")]
    [InlineData(5, 2, 3790, "Windows Server 2003 or XP x64 (5.2.3790)")]
    [InlineData(6, 0, 6002, "Windows Vista or Server 2008 (6.0.6002)")]
    [InlineData(6, 1, 7600, "Windows 7 or Server 2008 R2 (6.1.7600)")]
    [InlineData(6, 2, 9200, "Windows 8 or Server 2012 (6.2.9200)")]
    [InlineData(6, 3, 9600, "Windows 8.1 or Server 2012 R2 (6.3.9600)")]
    [InlineData(10, 0, 14393, "Windows 10 or Server 2016 (10.0.14393)")]
    [InlineData(10, 0, 17763, "Windows 10 or Server 2019 (10.0.17763)")]
    [InlineData(10, 0, 20348, "Windows Server 2022 (10.0.20348)")]
    [InlineData(10, 0, 26100, "Windows 11 or Server 2025 (10.0.26100)")]
    [InlineData(10, 0, 19045, "Windows 10 (10.0.19045)")]
    [InlineData(10, 0, 21999, "Windows 10 (10.0.21999)")]
    [InlineData(10, 0, 22000, "Windows 11 (10.0.22000)")]
    public void A_whole_version_names_its_release(byte major, byte minor, ushort build, string expected) =>
        Assert.Equal($"the client says it is {expected}", Whole(major, minor, build).DeclaredSystem);

    [Fact]
    public void A_version_that_Windows_never_had_is_told_as_it_is()
    {
        var token = Whole(7, 9, 1);
        Assert.Equal("the client gives the version 7.9.1, no release of Windows that is known here", token.DeclaredSystem);
        Assert.True(token.Version is { Major: 7, Minor: 9, Build: 1, IsComplete: true });
    }

    [Theory]
    [InlineData(5, 1, 2600, "the visible part of the client's version fits Windows XP (5.1.2600)")]
    [InlineData(5, 2, 3790, null)]
    [InlineData(6, 0, 6001, "the visible part of the client's version fits Windows Vista or Server 2008 (6.0.6001)")]
    [InlineData(6, 1, 7601, null)]
    [InlineData(6, 2, 9200, "the visible part of the client's version fits Windows 8 or Server 2012 (6.2.9200)")]
    [InlineData(10, 0, 17763, "the visible part of the client's version fits Windows 10 or Server 2019 (10.0.17763)")]
    [InlineData(5, 1, 0x0A41, "the visible part of the client's version fits no release of Windows that is known here")]
    public void A_version_that_shows_in_part_fits_or_not(byte major, byte minor, ushort build, string? expected)
    {
        var message = NtlmMessages.Authenticate(0x62908255, version: (major, minor, build));
        Assert.True(NtlmToken.TryDecodeDotted(NtlmMessages.Dotted(message), out var token));
        Assert.Equal(expected, token.DeclaredSystem);
    }

    [Fact]
    public void Without_the_version_flag_there_is_no_version()
    {
        Assert.True(NtlmToken.TryDecodeBase64(NtlmMessages.Base64(NtlmMessages.Authenticate(0x40908255)), out var token));
        Assert.Equal((null, null), (token.Version, token.DeclaredSystem));
    }

    [Fact]
    public void The_payload_is_never_read_as_version()
    {
        Assert.True(NtlmToken.TryDecodeBase64(NtlmMessages.Base64(NtlmMessages.Authenticate(0x42908255, header: 64)), out var token));
        Assert.Equal((64, null, "domai"), (token.HeaderSize, token.Version, token.Domain));
    }

    static NtlmToken Whole(byte major, byte minor, ushort build)
    {
        Assert.True(NtlmToken.TryDecodeBase64(NtlmMessages.Base64(NtlmMessages.Authenticate(0x42908255, version: (major, minor, build))), out var token));
        return token;
    }
}
