using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Tests;

public sealed class StatisticsTests
{
    static readonly DateTime Start = new(2011, 3, 14, 9, 0, 0);

    public static IEnumerable<object[]> SampleNames() => Samples.All.Select(sample => new object[] { sample.Name });

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void Every_record_is_counted_once_in_each_block(string name)
    {
        var text = Samples.All.First(sample => sample.Name == name).Bytes;
        var document = TraceDocument.Parse(text);
        var statistics = Count(text);
        Assert.Equal(document.Records.Length, statistics.Records);
        Assert.Equal(statistics.Records, Enum.GetValues<TraceLevel>().Sum(statistics.Count));
        Assert.Equal(statistics.Requests, statistics.Methods.Total);
        Assert.Equal(statistics.Responses, statistics.Statuses.Values.Sum());
        Assert.Equal(Findings.Of(document, Catalog.Default).Count, statistics.Codes.Total);
        Assert.Equal(Enum.GetValues<FindingSeverity>().Sum(statistics.Count), statistics.Codes.Total);
        Assert.InRange(statistics.Times.Columns(60).Columns.Sum(column => column.Records), 0, statistics.Records);
    }

    [Fact]
    public void Levels_agree_with_what_the_filter_lets_through()
    {
        foreach (var (_, text) in Samples.All)
        {
            var document = TraceDocument.Parse(text);
            var statistics = Count(text);
            foreach (var level in Enum.GetValues<TraceLevel>().Where(level => level != TraceLevel.None))
            {
                var filter = new RecordFilter(new FilterQuery { Level = level });
                var passing = document.Records.ToArray().Count(record => filter.Passes(document.Text, record));
                Assert.Equal(passing, Enum.GetValues<TraceLevel>().Where(other => other != TraceLevel.None && other <= level).Sum(statistics.Count));
            }
        }
    }

    [Theory]
    [InlineData(0.02, 10, "00:00:00.0010000", 20)]
    [InlineData(60, 60, "00:00:01", 60)]
    [InlineData(3600, 60, "00:01:00", 60)]
    [InlineData(3601, 60, "00:05:00", 13)]
    [InlineData(400 * 86400.0, 60, "7.00:00:00", 58)]
    public void A_timeline_has_the_narrowest_columns_that_fit(double seconds, int most, string width, int columns)
    {
        var histogram = new TimeHistogram();
        var step = seconds < 1 ? TimeSpan.FromMilliseconds(1) : TimeSpan.FromSeconds(Math.Max(1, Math.Floor(seconds / 5000)));
        for (var time = TimeSpan.Zero; time < TimeSpan.FromSeconds(seconds); time += step)
            histogram.AddRecord(Start + time);
        var (actualWidth, actual) = histogram.Columns(seconds < 1 ? 60 : most);
        Assert.Equal((TimeSpan.Parse(width), columns), (actualWidth, actual.Count));
    }

    [Fact]
    public void Counts_of_a_timeline_stay_whole_whatever_the_times_are()
    {
        var random = new Random(7);
        for (var round = 0; round < 50; round++)
        {
            var histogram = new TimeHistogram();
            var times = Enumerable.Range(0, random.Next(1, 20_000)).Select(_ => Start.AddTicks((long)(random.NextDouble() * Math.Pow(10, random.Next(3, 17))))).ToList();
            times.ForEach(histogram.AddRecord);
            times.Take(10).ToList().ForEach(histogram.AddError);
            var (width, columns) = histogram.Columns(60);
            Assert.Equal((times.Count, Math.Min(10, times.Count)), (columns.Sum(column => column.Records), columns.Sum(column => column.Errors)));
            Assert.InRange(columns.Count, 1, 60);
            Assert.True(columns[0].Start <= times.Min() && columns[^1].Start + width > times.Max());
            for (var i = 0; i < columns.Count; i++)
                Assert.Equal(times.Count(time => time >= columns[i].Start && time < columns[i].Start + width), columns[i].Records);
        }
    }

    [Fact]
    public void One_wrong_time_does_not_cost_memory_or_the_rest()
    {
        var histogram = new TimeHistogram();
        histogram.AddRecord(DateTime.MinValue);
        histogram.AddRecord(Start);
        histogram.AddRecord(DateTime.MaxValue);
        Assert.Equal(3, histogram.Columns(400).Columns.Sum(column => column.Records));
    }

    [Theory]
    [InlineData("0 1 4 8", " ▁▄█", " .=@")]
    [InlineData("1", "█", "@")]
    [InlineData("0 0", "  ", "  ")]
    [InlineData("1 1000", "▁█", ".@")]
    [InlineData("", "", "")]
    public void A_sparkline_shows_little_as_something_and_most_as_the_top(string numbers, string blocks, string plain)
    {
        long[] values = [.. numbers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse)];
        Assert.Equal((blocks, plain), (Sparkline.Of(values, isAscii: false), Sparkline.Of(values, isAscii: true)));
    }

    static TraceStatistics Count(byte[] text)
    {
        var statistics = new TraceStatistics();
        using var reader = new TraceReader(new MemoryStream(text), blockSize: 100);
        StatisticsScan.AddFrom(reader, statistics, Catalog.Default);
        return statistics;
    }
}
