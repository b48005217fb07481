using SipStack.Knowledge;

namespace SipStack.Tests.Knowledge;

public sealed class IceWarningTests
{
    [Fact]
    public void Every_flag_is_one_bit_and_named_once()
    {
        Assert.All(IceWarning.All, warning => Assert.Equal(0u, warning.Flag & (warning.Flag - 1)));
        Assert.Equal(IceWarning.All.Select(warning => warning.Flag), IceWarning.All.Select(warning => warning.Flag).Distinct().Order());
        Assert.All(IceWarning.All, warning => Assert.InRange(warning.Says.Length, 10, 90));
        Assert.All(IceWarning.Sources, source => Assert.Equal(source, Citation.Link(source)));
    }

    // The number of a public decoder's example, which it takes apart the same way.
    [Fact]
    public void A_number_is_taken_apart_into_its_flags() =>
        Assert.Equal([0x1u, 0x2u, 0x8u, 0x20u, 0x100u], IceWarning.In(0x12B).Select(warning => warning.Flag));

    [Theory]
    [InlineData(0u)]
    [InlineData(0x40000000u)]
    public void What_has_no_name_is_left_out(uint flags) => Assert.Empty(IceWarning.In(flags));
}
