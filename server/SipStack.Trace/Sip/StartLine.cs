namespace SipStack.Trace;

/// <summary>A SIP start line, RFC 3261 section 7.1 and 7.2. Spans are relative to the line given to <see cref="TryRead"/>.</summary>
/// <param name="Method">Of a request; empty for a response.</param>
/// <param name="RequestUri">Of a request.</param>
/// <param name="StatusCode">100 to 699 of a response, 0 for a request.</param>
/// <param name="ReasonPhrase">Of a response, up to the end of the line.</param>
public readonly record struct StartLine(TextSpan Method, TextSpan RequestUri, int StatusCode, TextSpan ReasonPhrase)
{
    public bool IsResponse => StatusCode != 0;

    /// <summary>Reads the start line at the beginning of <paramref name="line"/>; a request may have lost its version to a line wrap.</summary>
    public static bool TryRead(ReadOnlySpan<byte> line, out StartLine startLine)
    {
        startLine = default;
        if (line.StartsWith("SIP/2.0"u8))
            return TryReadStatus(line, out startLine);

        var methodEnd = 0;
        while (methodEnd < line.Length && Bytes.IsUpper(line[methodEnd]))
            methodEnd++;
        if (methodEnd is < 3 or > 16 || methodEnd == line.Length || line[methodEnd] != ' ')
            return false;
        var uri = Bytes.SkipBlanks(line, methodEnd);
        var uriEnd = uri;
        while (uriEnd < line.Length && !Bytes.IsSpace(line[uriEnd]))
            uriEnd++;
        var isRequest = Methods.IsKnown(line[..methodEnd])
            ? HasUriScheme(line[uri..uriEnd]) || line[Bytes.SkipSpaces(line, uriEnd)..].StartsWith("SIP/2.0"u8)
            : line[Bytes.SkipSpaces(line, uriEnd)..].StartsWith("SIP/2.0"u8);
        if (!isRequest)
            return false;
        startLine = new StartLine(new TextSpan(0, methodEnd), TextSpan.FromBounds(uri, uriEnd), 0, default);
        return true;
    }

    /// <summary>The same for a value that is known to be a start line (<c>Start-Line:</c>), which may lack the address.</summary>
    public static bool TryReadValue(ReadOnlySpan<byte> value, out StartLine startLine)
    {
        if (TryRead(value, out startLine))
            return true;
        var end = 0;
        while (end < value.Length && Bytes.IsUpper(value[end]))
            end++;
        if (end < 3 || (end < value.Length && !Bytes.IsSpace(value[end])))
            return false;
        startLine = new StartLine(new TextSpan(0, end), default, 0, default);
        return true;
    }

    static bool TryReadStatus(ReadOnlySpan<byte> line, out StartLine startLine)
    {
        startLine = default;
        var at = Bytes.SkipBlanks(line, "SIP/2.0".Length);
        var end = Bytes.SkipDigits(line, at);
        if (at == "SIP/2.0".Length || end - at != 3 || (end < line.Length && !Bytes.IsSpace(line[end])))
            return false;
        Bytes.TryReadNumber(line[at..], out var status, out _);
        if (status is < 100 or > 699)
            return false;
        Lines.Next(line, end, out var lineEnd);
        startLine = new StartLine(default, default, status, Bytes.Trim(line, end, lineEnd));
        return true;
    }

    static bool HasUriScheme(ReadOnlySpan<byte> uri) =>
        Bytes.StartsWithIgnoreCase(uri, "sip:"u8) || Bytes.StartsWithIgnoreCase(uri, "sips:"u8) || Bytes.StartsWithIgnoreCase(uri, "tel:"u8);
}
