using System.Buffers.Text;
using System.Text;
using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>A code that a filter asks for, and where in a record it can stand.</summary>
public readonly record struct CodePattern
{
    CodeKind Kind { get; init; }

    uint Value { get; init; }

    /// <summary>A name that the catalogue does not know, as the log may print it beside a number.</summary>
    byte[]? Symbol { get; init; }

    /// <summary>Null for what can be no code.</summary>
    public static CodePattern? Of(CodeQuery code) => (code.Kind, code.Value) switch
    {
        (CodeKind.Diagnostic, > 999_999) or (CodeKind.Transaction, _) => null,
        (not CodeKind.Unknown, { } value) => new CodePattern { Kind = code.Kind, Value = value },
        (CodeKind.Symbol or CodeKind.Hresult, null) when code.Code.Contains('_', StringComparison.Ordinal) => new CodePattern { Kind = CodeKind.Symbol, Symbol = Encoding.ASCII.GetBytes(code.Code.ToUpperInvariant()) },
        _ => null,
    };

    public bool IsStatus(int status) => Kind == CodeKind.SipStatus && status == Value;

    public bool IsErrorId(int id) => Kind == CodeKind.Diagnostic && id == Value;

    /// <summary>Whether the text of a field holds the result value: <c>0x…</c>, <c>hr=…</c> of a client log, or the Winsock code of a diagnostics header.</summary>
    public bool IsResultIn(ReadOnlySpan<byte> text) => Kind switch
    {
        CodeKind.Hresult => HasNumber(text, Value),
        CodeKind.Win32 => HasNumber(text, 0x8007_0000 | (Value & 0xFFFF)) || HasWinsockCode(text),
        CodeKind.Symbol => text.IndexOf(Symbol) >= 0 && HasSymbol(text),
        _ => false,
    };

    static bool HasNumber(ReadOnlySpan<byte> text, uint value)
    {
        for (var at = 0; TryFind(text, ref at, out var code);)
        {
            if (code.Value == value)
                return true;
        }

        return false;
    }

    bool HasSymbol(ReadOnlySpan<byte> text)
    {
        for (var at = 0; TryFind(text, ref at, out var code);)
        {
            if (text.Slice(code.Symbol).SequenceEqual(Symbol))
                return true;
        }

        return false;
    }

    /// <summary>Finds the next number at or behind <paramref name="at"/> that is written like a result value, and goes behind its beginning.</summary>
    static bool TryFind(ReadOnlySpan<byte> text, ref int at, out WrittenCode code)
    {
        while (text[at..].IndexOfAny("xX="u8) is >= 0 and var found)
        {
            at += found + 1;
            var isBare = text[at - 1] == '=';
            var start = isBare ? at + text[at..].IndexOfAnyExcept((byte)' ') : at - 2;
            var isWord = isBare || (start >= 0 && (start == 0 || !char.IsAsciiLetterOrDigit((char)text[start - 1])));
            if (isWord && start < text.Length && WrittenCode.TryRead(text, start, out code, needsPrefix: !isBare))
                return true;
        }

        code = default;
        return false;
    }

    bool HasWinsockCode(ReadOnlySpan<byte> text)
    {
        var name = text.IndexOf("WinsockFailureCode"u8);
        return name >= 0 && Utf8Parser.TryParse(text[(name + "WinsockFailureCode".Length)..].TrimStart(" =\"”“″"u8), out uint number, out _) && number == Value;
    }
}
