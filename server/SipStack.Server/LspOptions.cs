using System.Globalization;

namespace SipStack.Server;

/// <summary>Options of <c>sipstack lsp</c>.</summary>
sealed record LspOptions(int? ClientProcessId = null, string? LogFile = null, string LogLevel = "information")
{
    public static string[] LogLevels { get; } = ["information", "debug", "warning", "error"];

    /// <summary>
    /// Reads a correct call without loading the command line library, which costs time that an editor's user waits for.
    /// Anything else (help, a mistake) is left to the library.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<string> arguments, out LspOptions options)
    {
        options = new LspOptions();
        while (!arguments.IsEmpty)
        {
            var name = Split(arguments, out var value, out var used);
            if (name == "--stdio" && value is null)
                used = 1;
            else if (value is null)
                return false;
            else if (name == "--clientProcessId" && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var processId))
                options = options with { ClientProcessId = processId };
            else if (name == "--log-file")
                options = options with { LogFile = value };
            else if (name == "--log-level" && Array.IndexOf(LogLevels, value) >= 0)
                options = options with { LogLevel = value };
            else
                return false;
            arguments = arguments[used..];
        }

        return true;
    }

    /// <summary><c>--name=value</c>, or <c>--name value</c> in two arguments.</summary>
    static string Split(ReadOnlySpan<string> arguments, out string? value, out int used)
    {
        var equals = arguments[0].IndexOf('=', StringComparison.Ordinal);
        var hasNext = equals <= 0 && arguments[0] != "--stdio" && arguments.Length > 1;
        used = hasNext ? 2 : 1;
        value = hasNext ? arguments[1] : equals > 0 ? arguments[0][(equals + 1)..] : null;
        return equals > 0 ? arguments[0][..equals] : arguments[0];
    }
}
