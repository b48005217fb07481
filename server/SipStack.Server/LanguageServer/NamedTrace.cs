using System.Runtime.InteropServices;
using SipStack.Analysis;
using SipStack.Knowledge;
using SipStack.Lsp;
using SipStack.Trace;

namespace SipStack.Server;

/// <summary>A trace that a command names by its address: the open document as it is now, else the file, by path.</summary>
sealed class NamedTrace(string name, Func<Stream> open, OpenDocument? document = null)
{
    /// <summary>Throws <see cref="LspException"/> when the address is neither an open document nor a file of this machine.</summary>
    public static NamedTrace Find(Session session, string? uri)
    {
        if (uri is not null && session.Documents.Find(uri) is { } document)
            return new NamedTrace(uri, () => OpenMemory(document.Trace.Memory), document);
        var path = FileAddress.PathOf(uri) ?? throw new LspException(ErrorCodes.InvalidParams, "Only open documents and files of this machine can be read.");
        return new NamedTrace(Path.GetFileName(path), () => TraceInputs.Open(TraceInputs.OrdinaryFile(path)));
    }

    public string Name => name;

    /// <summary>The findings of an open document, which are made once; null for a file.</summary>
    public IReadOnlyList<Finding>? Findings(Catalog catalog, CancellationToken cancellation) => document?.Findings(catalog, cancellation);

    /// <summary>Reads the trace from its beginning; what goes wrong becomes an answer that a user can read.</summary>
    public T Read<T>(Func<TraceReader, T> read)
    {
        try
        {
            using var stream = open();
            using var reader = new TraceReader(stream);
            return read(reader);
        }
        catch (Exception exception) when (TraceInputs.Describe(name, exception) is { } message)
        {
            throw new LspException(ErrorCodes.RequestFailed, message);
        }
    }

    static MemoryStream OpenMemory(ReadOnlyMemory<byte> text) => MemoryMarshal.TryGetArray(text, out var array) && array.Array is { } bytes
        ? new MemoryStream(bytes, array.Offset, array.Count, writable: false)
        : new MemoryStream(text.ToArray(), writable: false);
}
