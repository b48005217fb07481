using System.Text;
using SipStack.Analysis;
using SipStack.Trace;

namespace SipStack.Tests;

public sealed class TraceMergeTests
{
    [Fact]
    public void Traces_are_merged_by_time_and_records_without_time_stay_behind_theirs() =>
        Assert.Equal("b0 a1 a1+ b2 a3 a3+ a3+ b3 b4", Merge(["a1 a1+ a3 a3+ a3+", "b0 b2 b3 b4"]));

    [Fact]
    public void Local_disorder_of_a_trace_is_put_in_order() => Assert.Equal("a1 b2 a3 b4 a5 a6", Merge(["a3 a1 a5 a6", "b4 b2"]));

    [Fact]
    public void Of_equal_times_the_earlier_trace_comes_first() => Assert.Equal("a1 a1 b1 b1 c1", Merge(["a1 a1", "b1 b1", "c1"]));

    [Fact]
    public void Records_before_the_first_time_come_first() => Assert.Equal("a+ a+ b0 a1", Merge(["a+ a+ a1", "b0"]));

    [Fact]
    public void A_group_that_does_not_fit_the_window_stays_together() => Assert.Equal("a1 a1+ a1+ a1+ a1+ b2 a3", Merge(["a1 a1+ a1+ a1+ a1+ a3", "b2"], windowRecords: 2));

    [Fact]
    public void Beyond_the_window_nothing_is_lost()
    {
        var merged = Merge(["a5 a6 a7 a8 a1", "b2 b9"], windowRecords: 2).Split(' ');
        Assert.Equal(["a1", "a5", "a6", "a7", "a8", "b2", "b9"], merged.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_merge_is_a_permutation_sorted_by_time()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var traces = Enumerable.Range(0, 1 + random.Next(4)).Select(trace => Trace(random, (char)('a' + trace))).ToArray();
            var merged = Merge(traces, windowRecords: 64).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(traces.SelectMany(trace => trace.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Order(StringComparer.Ordinal), merged.Order(StringComparer.Ordinal));
            var times = merged.Where(record => record[^1] != '+').Select(record => int.Parse(record.AsSpan(1))).ToArray();
            Assert.Equal(times.Order(), times);
            AssertFollowersStay(merged);
        }
    }

    static void AssertFollowersStay(string[] merged)
    {
        for (var i = 1; i < merged.Length; i++)
        {
            if (merged[i][^1] == '+' && merged[i].Length > 2)
                Assert.Equal(merged[i].TrimEnd('+'), merged[i - 1].TrimEnd('+'));
        }
    }

    /// <summary>Times that grow, with local disorder of less than the window and records without time.</summary>
    static string Trace(Random random, char name)
    {
        var records = new List<string>();
        for (var (time, count) = (10, random.Next(60)); count > 0; count--)
        {
            time += random.Next(3);
            var own = time + random.Next(8);
            records.Add($"{name}{own}");
            for (var followers = random.Next(4) == 0 ? random.Next(3) : 0; followers > 0; followers--)
                records.Add($"{name}{own}+");
        }

        return string.Join(' ', records);
    }

    static string Merge(string[] traces, int windowRecords = TraceMerge.WindowRecords)
    {
        var readers = traces.Select(trace => new TraceReader(new MemoryStream(Text(trace)), blockSize: 300)).ToArray();
        using var result = new MemoryStream();
        new TraceMerge([.. readers.Select(reader => new FilteredTrace(reader, new RecordFilter(FilterQuery.Everything)))], windowRecords).WriteTo(new TraceProjection(result.Write));
        foreach (var reader in readers)
            reader.Dispose();
        return string.Join(' ', Encoding.UTF8.GetString(result.ToArray()).Split('\n').Where(line => line.StartsWith("Name: ", StringComparison.Ordinal)).Select(line => line["Name: ".Length..]));
    }

    /// <summary><c>a5</c>: a record of second 5; <c>a5+</c>: one without time.</summary>
    static byte[] Text(string trace)
    {
        var text = new StringBuilder();
        foreach (var record in trace.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            text.Append(record[^1] == '+'
                ? "$$begin_record\n"
                : $"TL_INFO(TF_COMPONENT) [0]1.1::{new DateTime(2011, 3, 14).AddSeconds(int.Parse(record.AsSpan(1))):MM/dd/yyyy-HH:mm:ss.fff}.1 (S,A:b(1))$$begin_record\n");
            text.Append($"Name: {record}\n$$end_record\n\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
