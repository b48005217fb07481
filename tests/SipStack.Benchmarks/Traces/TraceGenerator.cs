using System.Globalization;
using System.Text;

namespace SipStack.Benchmarks;

/// <summary>Writes a trace of a given shape: many scenarios at once, whose records stand between each other as in a real log.</summary>
sealed class TraceGenerator(TraceShape shape)
{
    const int Together = 48;

    static readonly Dialect OcsLogger = new ServerDialect(isCls: false);
    static readonly Dialect Cls = new ServerDialect(isCls: true);
    static readonly Dialect Client = new ClientDialect();

    // What stands in a mixed trace one behind the other, in twelfths of its size.
    static readonly Dialect[] Sections = [OcsLogger, Cls, OcsLogger, OcsLogger, Cls, Client, OcsLogger, Cls, OcsLogger, OcsLogger, Cls, Client];

    readonly Random random = new(shape.Seed);
    readonly StringBuilder text = new();
    long written;
    DateTime time = new(2011, 3, 14, 9, 0, 0);
    int sequence = 0x7A1D0;

    public void Write(Stream output)
    {
        var encoding = shape.IsUtf16 ? new UnicodeEncoding(bigEndian: false, byteOrderMark: true) : (Encoding)new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        output.Write(encoding.Preamble);
        using var writer = new StreamWriter(output, encoding, 1 << 20, leaveOpen: true);
        if (shape.Content is TraceContent.LongLine)
            WriteLongLine(writer);
        else if (shape.Content is TraceContent.NoTrace)
            WriteOtherLog(writer);
        else
            WriteTrace(writer);
    }

    void WriteTrace(StreamWriter writer)
    {
        var active = new List<IEnumerator<Entry>>();
        while (written < shape.Size)
        {
            while (active.Count < Together)
                active.Add(Next().Run().GetEnumerator());
            var index = random.Next(active.Count);
            if (!active[index].MoveNext())
            {
                active[index].Dispose();
                active.RemoveAt(index);
                continue;
            }

            time = time.AddMilliseconds(random.Next(12));
            Writer().Write(text, active[index].Current, time, sequence++, random);
            Flush(writer);
        }

        foreach (var scenario in active)
            scenario.Dispose();
    }

    Scenario Next()
    {
        var callId = shape.Content == TraceContent.OneCall ? "4f1d0c6b2a984e55b6d7c8e9fa0b1c2d" : null;
        if (shape.Content == TraceContent.AllFindings)
            return new RefusalScenario(random);
        var fails = random.NextDouble() < shape.Failures;
        return random.Next(10) switch
        {
            < 2 => new SignInScenario(random, callId, fails),
            < 5 => new CallScenario(random, callId, fails),
            < 8 => new PresenceScenario(random, callId),
            _ => new FreeTextScenario(random, fails),
        };
    }

    Dialect Writer() => shape.Variant switch
    {
        TraceVariant.OcsLogger => OcsLogger,
        TraceVariant.Cls => Cls,
        TraceVariant.Client => Client,
        _ => Sections[Math.Min(Sections.Length - 1, written * Sections.Length / shape.Size)],
    };

    void WriteLongLine(StreamWriter writer)
    {
        text.Append("TL_INFO(TF_COMPONENT) [1]0B44.11C8::03/14/2011-09:26:53.601.0007a1d0 (SIPStack,CDump::Write:Dump.cpp(12)) ");
        while (written + text.Length < shape.Size)
        {
            text.Append("Result 0x0(S_OK), \"dump\" of <sip:anna@contoso.com>: ");
            if (text.Length > 1 << 20)
                Flush(writer);
        }

        text.Append("\r\n");
        Flush(writer);
    }

    void WriteOtherLog(StreamWriter writer)
    {
        while (written < shape.Size)
        {
            time = time.AddMilliseconds(random.Next(12));
            text.Append(CultureInfo.InvariantCulture, $"{time:yyyy-MM-dd HH:mm:ss.fff} [{random.Next(64)}] DEBUG Contoso.Billing.Worker - order {random.Next()} handled in {random.Next(900)} ms, next run at {time:HH:mm}\r\n");
            Flush(writer);
        }
    }

    void Flush(StreamWriter writer)
    {
        foreach (var chunk in text.GetChunks())
        {
            writer.Write(chunk.Span);
            written += Encoding.UTF8.GetByteCount(chunk.Span);
        }

        text.Clear();
    }
}
