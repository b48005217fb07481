namespace SipStack.Server;

/// <summary>
/// Gives memory back to the system some time after a large document was closed. The collector of itself keeps it until much other work has
/// been done, and a server has little to do while its user reads.
/// </summary>
static class MemoryReturn
{
    /// <summary>From here on (bytes) a document is worth a collection of its own.</summary>
    public const int LargeDocument = 1 << 20;

    static readonly TimeSpan Delay = TimeSpan.FromSeconds(1);

    static readonly Timer Collection = new(_ => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true));

    /// <summary>To be called whenever a document is closed.</summary>
    /// <param name="closed">Bytes of a document that nobody needs any more.</param>
    public static void Soon(int closed)
    {
        if (closed >= LargeDocument)
            Collection.Change(Delay, Timeout.InfiniteTimeSpan);
    }
}
