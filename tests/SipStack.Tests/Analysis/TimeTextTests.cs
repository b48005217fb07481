using SipStack.Analysis;

namespace SipStack.Tests;

public sealed class TimeTextTests
{
    [Theory]
    [InlineData("2011-03-14T09:26:53.601", "2011-03-14", "09:26:53.601")]
    [InlineData("2011-03-14 09:26", "2011-03-14", "09:26:00")]
    [InlineData("2011-03-14", "2011-03-14", null)]
    [InlineData("03/14/2011-09:26:53.601", "2011-03-14", "09:26:53.601")]
    [InlineData("03/14/2011|09:26:53.601", "2011-03-14", "09:26:53.601")]
    [InlineData("3/14/2011 9:26 AM", "2011-03-14", "09:26:00")]
    [InlineData("3/14/2011 9:26:53 PM", "2011-03-14", "21:26:53")]
    [InlineData("31/12/2022-11:36:14.354", "2022-12-31", "11:36:14.354")]
    [InlineData("12/31/2022", "2022-12-31", null)]
    [InlineData("09:26:53.601", null, "09:26:53.601")]
    [InlineData("9:26", null, "09:26:00")]
    [InlineData(" 9:26 pm ", null, "21:26:00")]
    [InlineData("00:00", null, "00:00:00")]
    public void A_time_is_read_as_people_and_logs_write_it(string text, string? date, string? clock)
    {
        Assert.True(TimeText.TryParse(text, out var time));
        Assert.Equal((date, clock), (time.Date?.ToString("yyyy-MM-dd"), time.Clock is { } value ? value.ToString(value.Milliseconds > 0 ? @"hh\:mm\:ss\.fff" : @"hh\:mm\:ss") : null));
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("25:00")]
    [InlineData("09:61")]
    [InlineData("2011-02-30")]
    [InlineData("2011-13-01T09:00")]
    [InlineData("13/32/2011")]
    [InlineData("2011-03-14T")]
    [InlineData("2011-03-14T09:26:53Z")]
    [InlineData("12")]
    [InlineData("1/2")]
    [InlineData("2011-03-14T09:26+01:00")]
    public void What_is_no_time_is_none(string text) => Assert.False(TimeText.TryParse(text, out _));

    [Theory]
    [InlineData("2011-03-14T09:26:53Z", true)]
    [InlineData("2011-03-14T09:26+01:00", true)]
    [InlineData("09:26:53-05:00", true)]
    [InlineData("2011-03-14", false)]
    [InlineData("nonsense", false)]
    public void A_zone_is_recognised_so_that_it_can_be_refused(string text, bool expected) => Assert.Equal(expected, TimeText.HasZone(text));

    [Theory]
    [InlineData("2011-03-14T09:00", "2011-03-14T10:00", "2011-03-14T09:00 2011-03-14T10:00", "2011-03-14T08:59:59.999 2011-03-14T10:00:00.001")]
    [InlineData("2011-03-14", "2011-03-14", "2011-03-14T00:00 2011-03-14T23:59:59.999", "2011-03-13T23:59:59.999 2011-03-15T00:00")]
    [InlineData("09:00", "10:00", "2011-03-14T09:30 2020-01-01T09:30", "2011-03-14T10:30 2011-03-14T08:00")]
    [InlineData("22:00", "02:00", "2011-03-14T23:00 2011-03-14T01:00", "2011-03-14T12:00")]
    [InlineData("2011-03-14T22:00", "02:00", "2011-03-14T23:00 2011-03-15T01:59", "2011-03-15T02:01 2011-03-14T01:00")]
    [InlineData("22:00", "2011-03-15T02:00", "2011-03-14T23:00 2011-03-15T01:59", "2011-03-14T21:00")]
    [InlineData("09:00", null, "2011-03-14T09:00 2020-01-01T23:00", "2011-03-14T08:00")]
    [InlineData(null, "2011-03-14", "2011-03-14T23:00 1999-01-01T00:00", "2011-03-15T00:00")]
    public void A_window_holds_what_lies_between_its_ends(string? since, string? until, string inside, string outside)
    {
        Assert.True(TimeWindow.TryCreate(Time(since), Time(until), out var window));
        Assert.All(inside.Split(' '), time => Assert.True(window.Contains(DateTime.Parse(time)), time));
        Assert.All(outside.Split(' '), time => Assert.False(window.Contains(DateTime.Parse(time)), time));
    }

    [Fact]
    public void A_window_that_ends_before_it_begins_is_refused() => Assert.False(TimeWindow.TryCreate(Time("2011-03-14T10:00"), Time("2011-03-14T09:00"), out _));

    static TimeText? Time(string? text)
    {
        if (text is null)
            return null;
        Assert.True(TimeText.TryParse(text, out var time));
        return time;
    }
}
