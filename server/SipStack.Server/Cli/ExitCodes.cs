namespace SipStack.Server;

/// <summary>Exit codes of every command.</summary>
static class ExitCodes
{
    public const int Done = 0;

    /// <summary>Findings at or above <c>--fail-on</c>; nothing found (<c>explain</c>); nothing to offer (<c>fix</c>).</summary>
    public const int Findings = 1;

    /// <summary>Wrong usage or unreadable input.</summary>
    public const int Failed = 2;
}
