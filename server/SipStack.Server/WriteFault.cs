namespace SipStack.Server;

/// <summary>Why a file could not be written, in words that go on from "could not be written: ".</summary>
static class WriteFault
{
    // ENOSPC and EROFS, and what Windows says in their place (ERROR_DISK_FULL, ERROR_WRITE_PROTECT).
    const int NoSpace = 28;
    const int NoSpaceOnWindows = unchecked((int)0x80070070);
    const int ReadOnly = 30;
    const int ReadOnlyOnWindows = unchecked((int)0x80070013);

    /// <summary>Without the name of a temporary file, which tells the user nothing.</summary>
    public static string Reason(Exception exception) => exception switch
    {
        UnauthorizedAccessException => "access is denied",
        PathTooLongException => "its path is too long",
        DirectoryNotFoundException => "there is no such folder",
        { HResult: NoSpace or NoSpaceOnWindows } => "the disk is full",
        { HResult: ReadOnly or ReadOnlyOnWindows } => "it is read-only",
        _ => exception.Message.Split(" : '")[0].TrimEnd('.'),
    };
}
