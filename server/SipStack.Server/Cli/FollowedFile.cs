using System.Diagnostics;
using Microsoft.Win32.SafeHandles;
using SipStack.Trace;

namespace SipStack.Server;

/// <summary>
/// One life of a file that grows: it ends when the file was cut short or written anew, when another file has taken its name, or when the user
/// stops. Until then reading waits for more. Polls, because notifications of changes do not come from every file system.
/// </summary>
sealed class FollowedFile : ForwardStream
{
    /// <summary>So much of the text before the position tells whether it is still the text that was read.</summary>
    const int MarkLength = 256;

    readonly string path;
    readonly SafeFileHandle file;
    readonly TimeSpan pause;
    readonly Action<TimeSpan> onIdle;
    readonly CancellationToken stop;
    readonly byte[] mark = new byte[MarkLength];
    int markLength;
    long position;
    bool isLastRead;
    bool hasCaughtUp;

    FollowedFile(string path, SafeFileHandle file, TimeSpan pause, Action<TimeSpan> onIdle, CancellationToken stop) =>
        (this.path, this.file, this.pause, this.onIdle, this.stop) = (path, file, pause, onIdle, stop);

    /// <summary>True once the file has begun another life, which must be read from its beginning.</summary>
    public bool HasBegunAnew { get; private set; }

    /// <summary>Opens the file. Reports what the file system reports.</summary>
    /// <param name="pause">How long to wait before looking again.</param>
    /// <param name="onIdle">Called while there is nothing new, with the time since there was.</param>
    public static FollowedFile Open(string path, TimeSpan pause, Action<TimeSpan> onIdle, CancellationToken stop) => new(path, OpenHandle(path), pause, onIdle, stop);

    public override int Read(Span<byte> buffer)
    {
        var since = Stopwatch.GetTimestamp();
        // Who stops in the middle of a long file does not want to wait for its end; who has seen all of it gets what came last.
        while ((!stop.IsCancellationRequested || hasCaughtUp) && !HasChangedBehindPosition())
        {
            var read = RandomAccess.Read(file, buffer, position);
            if (read > 0)
            {
                position += read;
                Remember(buffer[..read]);
                return read;
            }

            if (isLastRead || stop.IsCancellationRequested)
                return 0;
            if (IsReplaced())
            {
                // What the old file got before it lost its name is still to come.
                HasBegunAnew = isLastRead = true;
                continue;
            }

            hasCaughtUp = true;
            onIdle(Stopwatch.GetElapsedTime(since));
            stop.WaitHandle.WaitOne(pause);
        }

        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            file.Dispose();
        base.Dispose(disposing);
    }

    static SafeFileHandle OpenHandle(string path) => File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>Whether the file has become shorter than what was read of it, or holds something else there.</summary>
    bool HasChangedBehindPosition()
    {
        if (HasBegunAnew)
            return false;
        var length = RandomAccess.GetLength(file);
        HasBegunAnew = length < position || (length > position && !HoldsMark(file));
        return HasBegunAnew;
    }

    /// <summary>Whether the name leads to another file now: one of another length, or with other text at its beginning or before the position.</summary>
    bool IsReplaced()
    {
        try
        {
            using var other = OpenHandle(path);
            var before = RandomAccess.GetLength(file);
            var length = RandomAccess.GetLength(other);
            return length < before || length > RandomAccess.GetLength(file) || !HoldsMark(other) || !BeginsAlike(other);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Between two files of one name there may be none; the old one is still ours.
            return false;
        }
    }

    bool BeginsAlike(SafeFileHandle other)
    {
        Span<byte> one = stackalloc byte[MarkLength];
        Span<byte> two = stackalloc byte[MarkLength];
        var length = RandomAccess.Read(file, one, 0);
        var otherLength = RandomAccess.Read(other, two, 0);
        var common = Math.Min(length, otherLength);
        return one[..common].SequenceEqual(two[..common]);
    }

    bool HoldsMark(SafeFileHandle handle)
    {
        Span<byte> there = stackalloc byte[MarkLength];
        var length = RandomAccess.Read(handle, there[..markLength], position - markLength);
        return there[..length].SequenceEqual(mark.AsSpan(0, markLength));
    }

    void Remember(ReadOnlySpan<byte> read)
    {
        if (read.Length >= MarkLength)
        {
            read[^MarkLength..].CopyTo(mark);
            markLength = MarkLength;
            return;
        }

        var kept = Math.Min(markLength, MarkLength - read.Length);
        mark.AsSpan(markLength - kept, kept).CopyTo(mark);
        read.CopyTo(mark.AsSpan(kept));
        markLength = kept + read.Length;
    }
}
