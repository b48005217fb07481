using SipStack.Trace;

namespace SipStack.Server;

/// <summary>
/// The traces behind the arguments of a command. One that cannot be read, or breaks off in the middle, is reported and gives what could be
/// read of it; the others are read all the same.
/// </summary>
sealed class GuardedInputs : IDisposable
{
    readonly Terminal terminal;
    readonly ProgressLine progress;
    readonly HashSet<string> broken = new(StringComparer.Ordinal);
    readonly HashSet<string> reported = new(StringComparer.Ordinal);
    readonly List<TraceInput> all = [];
    readonly List<string> paths = [];
    readonly List<IDisposable> open = [];

    GuardedInputs(Terminal terminal) => (this.terminal, progress) = (terminal, new ProgressLine(terminal));

    public IReadOnlyList<TraceInput> All => all;

    /// <summary>The files among them.</summary>
    public IReadOnlyList<string> Paths => paths;

    /// <summary>True once an input could not be read to its end.</summary>
    public bool HaveFailed { get; private set; }

    /// <summary>Finds the traces; what is not there is reported.</summary>
    /// <param name="isReadTwice">Keeps standard input in a temporary file, so that it can be read again.</param>
    public static GuardedInputs Expand(IReadOnlyList<string> arguments, bool isReadTwice, Terminal terminal)
    {
        var inputs = new GuardedInputs(terminal);
        foreach (var path in arguments)
            inputs.Add(path, isReadTwice);
        return inputs;
    }

    /// <summary>Opens a trace; one that cannot be read is empty. What is wrong with it is reported once, however often it is opened.</summary>
    public TraceReader Open(TraceInput input)
    {
        var stream = Stream.Null;
        try
        {
            stream = new GuardedStream(TraceInputs.Open(input, out var packed), packed, input.Name, message => Fail(message, input));
        }
        catch (InputException exception)
        {
            Fail(exception.Message, input);
        }

        open.Add(stream);
        // The stream reports what goes wrong, between the lines that the reader of the trace writes.
        return new TraceReader(stream, BlockSize) { ReadsAhead = false };
    }

    public Action<long> ProgressOf(TraceInput input) => offset => progress.Report(input.Name, offset, input.Length);

    public void NoteUnknown(TraceInput input)
    {
        if (!broken.Contains(input.Name))
            Note($"{input.Name} holds no SIPStack trace record, SIP message or diagnostics header");
    }

    public void Dispose()
    {
        progress.Clear();
        open.ForEach(stream => stream.Dispose());
    }

    /// <summary>Many traces are open at once: each gets less.</summary>
    int BlockSize => all.Count <= 4 ? TraceReader.DefaultBlockSize : TraceReader.DefaultBlockSize / 8;

    void Add(string path, bool isReadTwice)
    {
        try
        {
            var count = all.Count;
            foreach (var input in TraceInputs.Expand(path, terminal.OpenInput))
                all.Add(input.Name == "-" && isReadTwice ? Spool(input) : input);
            if (all.Count == count)
                Note($"{path} holds no *.log, *.txt or *.uccapilog file");
            paths.AddRange(all.Skip(count).Select(input => input.Name).Where(name => name != "-"));
        }
        catch (InputException exception)
        {
            Fail(exception.Message);
        }
    }

    TraceInput Spool(TraceInput input)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        const FileShare Shared = FileShare.ReadWrite | FileShare.Delete;
        try
        {
            var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, Shared, 64 * 1024, FileOptions.DeleteOnClose);
            open.Add(file);
            using (var stream = input.Open())
                stream.CopyTo(file);
            file.Flush();
            return new TraceInput(input.Name, () => new FileStream(path, FileMode.Open, FileAccess.Read, Shared), file.Length);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"standard input cannot be kept in {Path.GetTempPath()}, which --failed needs to read it twice: {exception.Message.TrimEnd('.')}. Give a file");
        }
    }

    void Fail(string message, TraceInput? input = null)
    {
        HaveFailed = true;
        if (input is not null)
            broken.Add(input.Name);
        progress.Clear();
        if (reported.Add(message))
            terminal.Fail(message);
    }

    void Note(string message)
    {
        progress.Clear();
        terminal.Note(message);
    }
}

/// <summary>A stream whose errors are reported and end it, so that what was read before is used.</summary>
sealed class GuardedStream(Stream stream, GzipTrace? packed, string name, Action<string> report) : ForwardStream
{
    bool hasEnded;

    public override int Read(Span<byte> buffer)
    {
        if (hasEnded)
            return 0;
        try
        {
            var read = stream.Read(buffer);
            hasEnded = read == 0 && !buffer.IsEmpty;
            if (hasEnded && packed is { IsCutOff: true })
                report($"{name} is cut off: it ends before its text does. What could be read was read");
            return read;
        }
        catch (Exception exception) when (TraceInputs.Describe(name, exception) is { } message)
        {
            hasEnded = true;
            report(message);
            return 0;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            stream.Dispose();
        base.Dispose(disposing);
    }
}
