namespace SipStack.Trace;

/// <summary>A release of Windows by the version that it declares in NTLM tokens.</summary>
/// <param name="Name">Such as <c>Windows 7 or Server 2008 R2</c>.</param>
public sealed record WindowsRelease(string Name, int Major, int Minor, int Build)
{
    // Service packs with a build number of their own stand for themselves, so that a single visible byte can tell them apart.
    static readonly WindowsRelease[] Known =
    [
        new("Windows XP", 5, 1, 2600),
        new("Windows Server 2003 or XP x64", 5, 2, 3790),
        new("Windows Vista", 6, 0, 6000),
        new("Windows Vista or Server 2008", 6, 0, 6001),
        new("Windows Vista or Server 2008", 6, 0, 6002),
        new("Windows 7 or Server 2008 R2", 6, 1, 7600),
        new("Windows 7 or Server 2008 R2", 6, 1, 7601),
        new("Windows 8 or Server 2012", 6, 2, 9200),
        new("Windows 8.1 or Server 2012 R2", 6, 3, 9600),
        new("Windows 10 or Server 2016", 10, 0, 14393),
        new("Windows 10 or Server 2019", 10, 0, 17763),
        new("Windows Server 2022", 10, 0, 20348),
        new("Windows 11 or Server 2025", 10, 0, 26100),
    ];

    /// <summary>Windows 11 begins with this build; what is lower and not in the table is Windows 10.</summary>
    const int FirstWindows11 = 22000;

    /// <summary>Version number as in <c>5.1.2600</c>.</summary>
    public string Version => $"{Major}.{Minor}.{Build}";

    /// <summary>The releases that a version fits: one at most when it is complete, several or none when only a part is visible.</summary>
    public static IReadOnlyList<WindowsRelease> Fitting(NtlmVersion version)
    {
        if (version is { Major: 10, Minor: 0, Build: { } build } && !Array.Exists(Known, release => release.Build == build))
            return [new(build < FirstWindows11 ? "Windows 10" : "Windows 11", 10, 0, build)];
        return Array.FindAll(Known, release => version.Fits(release.Major, release.Minor, release.Build));
    }

    /// <summary>
    /// Half a sentence: <c>the client says it is Windows XP (5.1.2600)</c>, or, when only a part is visible,
    /// <c>the visible part of the client's version fits Windows XP (5.1.2600)</c>. Null when nothing is visible.
    /// </summary>
    /// <param name="sender">Such as <c>the client</c>.</param>
    public static string? Describe(NtlmVersion version, string sender)
    {
        if (version.IsHidden)
            return null;
        var names = string.Join(", or ", Fitting(version).Select(release => $"{release.Name} ({release.Version})"));
        if (version.IsComplete)
            return names.Length > 0 ? $"{sender} says it is {names}" : $"{sender} gives the version {version}, no release of Windows that is known here";
        return names.Length > 0 ? $"the visible part of {sender}'s version fits {names}" : $"the visible part of {sender}'s version fits no release of Windows that is known here";
    }
}
