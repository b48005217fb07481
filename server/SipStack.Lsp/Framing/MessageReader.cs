namespace SipStack.Lsp;

/// <summary>What <see cref="MessageReader.Read"/> found: a body, or why there is none. Neither means the end of input.</summary>
readonly record struct IncomingMessage(MessageBuffer? Body, string? Error)
{
    public bool IsEnd => Body is null && Error is null;
}

/// <summary>
/// Cuts a byte stream into message bodies. Bytes that do not fit the framing are reported once and skipped up to the next
/// length header. Reads block: the reader belongs to one thread of its own.
/// </summary>
sealed class MessageReader(Stream input, int maximumLength)
{
    const int MaximumHeaderLength = 8 * 1024;

    // Streams without a span overload copy through an array of the size asked for.
    const int LargestRead = 128 * 1024;

    const int BufferLength = 2 * MaximumHeaderLength;

    byte[] buffer = new byte[BufferLength];
    int start;
    int end;
    bool isOutOfStep;

    ReadOnlySpan<byte> Unread => buffer.AsSpan(start, end - start);

    public IncomingMessage Read()
    {
        if (isOutOfStep && !TryResynchronise())
            return default;

        int sectionLength;
        while ((sectionLength = HeaderSection.FindEnd(Unread)) < 0 && end - start <= MaximumHeaderLength)
        {
            if (!Fill())
                return default;
        }

        if (sectionLength is < 0 or > MaximumHeaderLength)
            return LoseStep(1, "The header section of a message is too long.");
        if (!HeaderSection.TryParse(Unread[..sectionLength], out var length, out var isUtf8))
            return LoseStep(1, "A message has no valid header section.");
        if (length > maximumLength)
            return LoseStep(sectionLength, length == HeaderSection.TwoLengths ? "A message has two lengths." : "A message is longer than this server takes.");

        start += sectionLength;
        var message = ReadBody((int)length);
        if (isUtf8 || message.Body is null)
            return message;
        message.Body.Dispose();
        return new(null, "A message has another encoding than UTF-8.");
    }

    /// <summary>
    /// Gives back the part of a malformed body that starts with a length header: the message declared more bytes than it
    /// had and has swallowed what follows.
    /// </summary>
    public void ReturnSwallowed(ReadOnlySpan<byte> body)
    {
        var header = HeaderSection.FindStart(body, out var keep);
        byte[] swallowed = [.. body[(header < 0 ? keep : header)..], .. Unread];
        buffer = new byte[Math.Max(swallowed.Length, BufferLength)];
        swallowed.CopyTo(buffer, 0);
        start = 0;
        end = swallowed.Length;
    }

    IncomingMessage ReadBody(int length)
    {
        MessageBuffer body;
        try
        {
            body = new MessageBuffer(length);
        }
        catch (OutOfMemoryException)
        {
            return LoseStep(0, "There is no memory for a message of this length.");
        }

        var isWhole = false;
        try
        {
            isWhole = TryFill(body.Span);
        }
        finally
        {
            if (!isWhole)
                body.Dispose();
        }

        return isWhole ? new(body, null) : default;
    }

    bool TryFill(Span<byte> target)
    {
        var buffered = Math.Min(target.Length, end - start);
        Unread[..buffered].CopyTo(target);
        start += buffered;
        for (target = target[buffered..]; !target.IsEmpty;)
        {
            var read = input.Read(target[..Math.Min(target.Length, LargestRead)]);
            if (read == 0)
                return false;
            target = target[read..];
        }

        return true;
    }

    /// <summary>Reports at once: a client may wait for the answer before it sends the message that is next looked for.</summary>
    /// <param name="skip">Bytes that are known not to start a valid section.</param>
    /// <param name="error">What to answer.</param>
    IncomingMessage LoseStep(int skip, string error)
    {
        start += skip;
        isOutOfStep = true;
        return new(null, error);
    }

    bool TryResynchronise()
    {
        int header;
        int keep;
        while ((header = HeaderSection.FindStart(Unread, out keep)) < 0)
        {
            start += keep;
            if (!Fill())
                return false;
        }

        start += header;
        isOutOfStep = false;
        return true;
    }

    bool Fill()
    {
        var unread = Unread;
        var target = unread.Length < BufferLength ? (buffer.Length > BufferLength ? new byte[BufferLength] : buffer) : new byte[unread.Length * 2];
        unread.CopyTo(target);
        (buffer, start, end) = (target, 0, unread.Length);
        var read = input.Read(buffer.AsSpan(end));
        end += read;
        return read > 0;
    }
}
