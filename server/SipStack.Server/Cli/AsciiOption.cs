using System.CommandLine;

namespace SipStack.Server;

/// <summary><c>--ascii</c>: drawings without characters that an old terminal or a mail may not show.</summary>
static class AsciiOption
{
    public static Option<bool> Create() => new("--ascii") { Description = "Draw with plain ASCII characters." };
}
