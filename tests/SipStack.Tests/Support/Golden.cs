using System.Text;

namespace SipStack.Tests;

/// <summary>Compares a result with the file that holds what is expected; <c>SIPSTACK_UPDATE=1</c> writes the file instead.</summary>
static class Golden
{
    static bool Updates => Environment.GetEnvironmentVariable("SIPSTACK_UPDATE") == "1";

    public static void Check(string path, string actual)
    {
        if (Updates)
        {
            File.WriteAllText(path, actual, new UTF8Encoding(false));
            return;
        }

        Assert.True(File.Exists(path), $"{path} is missing; run the tests with SIPSTACK_UPDATE=1 and look at what it writes.");
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
