using System.Globalization;
using System.Runtime.CompilerServices;

namespace SipStack.Tests;

/// <summary>
/// Runs a fuzzer for a number of rounds, each with a seed of its own, so that one number repeats a failure. <c>npm run fuzz</c> asks for more
/// rounds and other seeds.
/// </summary>
static class Fuzz
{
    const int FirstSeed = 1;

    /// <summary>Runs one round per seed.</summary>
    /// <param name="rounds">In a build; a longer run takes a multiple.</param>
    /// <param name="round">Gets the source of all that is random in its round.</param>
    /// <param name="name">Of the fuzzer.</param>
    public static void Rounds(int rounds, Action<Random> round, [CallerMemberName] string name = "")
    {
        foreach (var seed in Seeds(rounds))
        {
            try
            {
                round(new Random(seed));
            }
            catch (Exception exception)
            {
                throw Failure(name, seed, exception);
            }
        }
    }

    /// <inheritdoc cref="Rounds(int, Action{Random}, string)"/>
    public static async Task Rounds(int rounds, Func<Random, Task> round, [CallerMemberName] string name = "")
    {
        foreach (var seed in Seeds(rounds))
        {
            try
            {
                await round(new Random(seed));
            }
            catch (Exception exception)
            {
                throw Failure(name, seed, exception);
            }
        }
    }

    static IEnumerable<int> Seeds(int rounds) => Enumerable.Range(Number("SIPSTACK_FUZZ_SEED", FirstSeed), rounds * Number("SIPSTACK_FUZZ_TIMES", 1));

    static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    static InvalidOperationException Failure(string name, int seed, Exception exception) =>
        new($"{name} fails with seed {seed}; repeat it with: npm run fuzz -- --seed {seed} --only {name}{Environment.NewLine}{exception.Message}", exception);
}
