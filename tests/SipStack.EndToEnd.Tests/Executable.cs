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
        return Start(Path, folder, arguments);
    }

    /// <summary>Starts another program, in most cases one that starts ours in its own way.</summary>
    public static Process Start(string program, string? folder, ReadOnlySpan<string> arguments)
    {
        var info = new ProcessStartInfo(program)
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
        return await End(process);
    }

    /// <summary>The same in a shell, where <c>$0</c> is the program: for redirections and pipes.</summary>
    public static async Task<(int ExitCode, string Out, string Error)> Shell(string script, params string[] arguments)
    {
        using var process = Start("sh", null, ["-c", script, Path, .. arguments]);
        return await End(process);
    }

    /// <summary>Closes the input and waits. A program that hangs fails the test.</summary>
    public static async Task<(int ExitCode, string Out, string Error)> End(Process process)
    {
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }

        return (process.ExitCode, await output, await error);
    }
}
