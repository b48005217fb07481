using System.Text.Json;

namespace SipStack.Server;

/// <summary>One column of a table.</summary>
/// <param name="Text">The cell; empty where there is nothing to say.</param>
/// <param name="IsNumber">Numbers stand at the right edge.</param>
sealed record Column<T>(string Heading, Func<T, string> Text, bool IsNumber = false);

/// <summary>How the rows of a command are written.</summary>
/// <param name="Name">Of the rows, plural: <c>calls</c>.</param>
/// <param name="WriteJson">Writes the members of a row's JSON object.</param>
/// <param name="Moment">When it began, and whether it failed, for the timeline.</param>
sealed record RowLayout<T>(string Name, IReadOnlyList<Column<T>> Columns, Action<Utf8JsonWriter, T> WriteJson, Func<T, (DateTime? Time, bool Failed)> Moment);

/// <summary>Writes rows as they come.</summary>
interface IRowReport<T> : IDisposable
{
    void Add(string input, T row);

    /// <summary>Writes what is left.</summary>
    /// <param name="isWhole">False when an input could not be read: then no row does not mean that there is none.</param>
    void Complete(bool isWhole);
}
