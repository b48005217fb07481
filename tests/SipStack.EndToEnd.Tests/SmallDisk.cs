using System.Diagnostics;

namespace SipStack.Tests;

/// <summary>
/// Runs the program where a folder is a disk of its own, full or read-only, in a mount namespace that ends with the program. It needs the
/// right to mount, as root or in a user namespace.
/// </summary>
static class SmallDisk
{
    static readonly string[]? Unshare = new string[][] { ["--mount"], ["--mount", "--map-root-user"] }.FirstOrDefault(CanMount);

    public static bool IsAvailable => Unshare is not null;

    /// <summary>Starts the program with <paramref name="folder"/> on a disk.</summary>
    /// <param name="folder">An empty folder.</param>
    /// <param name="options">Of the mount, such as <c>size=16k</c> or <c>ro</c>.</param>
    /// <param name="arguments">Of the program.</param>
    public static Process Start(string folder, string options, params string[] arguments) =>
        Executable.Start("unshare", null, [.. Unshare ?? [], "sh", "-c", $"mount -t tmpfs -o {options} none \"$0\" && exec \"$@\"", folder, Executable.Path, .. arguments]);

    /// <summary>Runs the program to its end and lists what is then in the folder.</summary>
    public static async Task<(int ExitCode, string Out, string Error, string[] Files)> Run(string folder, string options, params string[] arguments)
    {
        const string Script = "mount -t tmpfs -o \"$1\" none \"$0\" && folder=$0 && shift && \"$@\"; code=$?; echo ----; ls -A \"$folder\"; exit $code";
        using var process = Executable.Start("unshare", null, [.. Unshare ?? [], "sh", "-c", Script, folder, options, Executable.Path, .. arguments]);
        var (exitCode, output, error) = await Executable.End(process);
        var parts = output.Split("----\n");
        return (exitCode, parts[0], error, parts[1].Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>What stands in a folder as the running program sees it.</summary>
    public static string[] FilesOf(Process process, string folder) => Directory.GetFileSystemEntries($"/proc/{process.Id}/root{folder}");

    static bool CanMount(string[] options)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        using var process = Executable.Start("unshare", null, [.. options, "mount", "-t", "tmpfs", "none", "/mnt"]);
        process.StandardInput.Close();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}

/// <summary>A test that needs a disk of its own; it is left out, with the reason, where none can be had, but never in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("CI") is null && !SmallDisk.IsAvailable)
            Skip = "This needs Linux and the right to mount a small disk (root, or user namespaces).";
    }
}
