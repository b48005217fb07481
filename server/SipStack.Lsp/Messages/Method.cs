using System.Text.Json.Serialization.Metadata;

namespace SipStack.Lsp;

/// <summary>
/// A request, in either direction: its name and how its parameters and its result are read and written. The type
/// descriptions are functions because making one costs start-up time; it is made when the first such message passes.
/// </summary>
public sealed record RequestMethod<TParams, TResult>(string Name, Func<JsonTypeInfo<TParams>> Params, Func<JsonTypeInfo<TResult>> Result);

/// <summary>A notification, in either direction.</summary>
public sealed record NotificationMethod<TParams>(string Name, Func<JsonTypeInfo<TParams>> Params)
{
    /// <summary>Reads the parameters in place of the general reader, where that takes long.</summary>
    internal OwnReader? Reader { get; init; }

    internal delegate TParams OwnReader(JsonSlice json);
}
