using SipStack.Trace;

namespace SipStack.Tests.Trace;

public sealed class GrowingArrayTests
{
    [Fact]
    public void Appending_shares_the_memory_of_the_state_before()
    {
        var first = GrowingArray<int>.Over([1, 2, 0, 0], 2);
        var second = first.With(2, [3]);
        Assert.Equal([1, 2], first.Span.ToArray());
        Assert.Equal([1, 2, 3], second.Span.ToArray());
        Assert.True(first.Span.Overlaps(second.Span));
    }

    [Fact]
    public void Two_successors_of_one_state_do_not_see_each_other()
    {
        var first = GrowingArray<int>.Over([1, 2, 0, 0], 2);
        var one = first.With(2, [3]);
        var other = first.With(2, [4, 5]);
        Assert.Equal([1, 2, 3], one.Span.ToArray());
        Assert.Equal([1, 2, 4, 5], other.Span.ToArray());
    }

    [Fact]
    public void What_comes_again_is_no_change()
    {
        var first = GrowingArray<int>.Over([1, 2, 3, 0, 0], 3);
        var second = first.With(1, [2, 3, 4]);
        Assert.Equal([1, 2, 3, 4], second.Span.ToArray());
        Assert.True(first.Span.Overlaps(second.Span));
    }

    [Fact]
    public void A_change_leaves_the_state_before_as_it_was()
    {
        var first = GrowingArray<int>.Over([1, 2, 3], 3);
        var second = first.With(1, [9]);
        var third = second.With(2, [8, 7, 6, 5, 4, 3, 2, 1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
        Assert.Equal([1, 2, 3], first.Span.ToArray());
        Assert.Equal([1, 9], second.Span.ToArray());
        Assert.Equal(31, third.Count);
        Assert.Equal(20, third.Span[^1]);
    }
}
