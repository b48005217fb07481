using System.Diagnostics;
using System.Text;

namespace SipStack.Tests;

/// <summary>The published program, as a user would start it.</summary>
static class Executable
{
    public static string Path { get; } = Environment.GetEnvironmentVariable("SIPSTACK_EXE")
        ?? Repository.Path("artifacts", "sipstack", OperatingSystem.IsWindows() ? "sipstack.exe" : "sipstack");

    public static Process Start(string? folder, params ReadOnlySpan<string> arguments)
    {
        Assert.True(File.Exists(Path), $"{Path} is missing: 'npm test' builds it, or set SIPSTACK_EXE.");
        var info = new ProcessStartInfo(Path)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
            WorkingDirectory = folder ?? Repository.Root,
        };
        foreach (var argument in arguments)
            info.ArgumentList.Add(argument);
        return Process.Start(info) ?? throw new InvalidOperationException("The program did not start.");
    }

    /// <summary>Runs to the end and gives exit code, standard output and standard error.</summary>
    public static async Task<(int ExitCode, string Out, string Error)> Run(string? folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }
}
