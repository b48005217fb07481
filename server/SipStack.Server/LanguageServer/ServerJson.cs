using System.Text.Json.Serialization;

namespace SipStack.Server;

/// <summary>Readers and writers of what this server adds to the protocol, made by the compiler.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(FindingData))]
[JsonSerializable(typeof(RemedyRequest))]
[JsonSerializable(typeof(RemedyResult))]
[JsonSerializable(typeof(AnalyzeRequest))]
[JsonSerializable(typeof(AnalyzeResult))]
[JsonSerializable(typeof(ExplainRequest))]
[JsonSerializable(typeof(ExplainResult))]
[JsonSerializable(typeof(FilterRequest))]
[JsonSerializable(typeof(FilterResult))]
[JsonSerializable(typeof(LadderRequest))]
[JsonSerializable(typeof(LadderResult))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(int))]
sealed partial class ServerJson : JsonSerializerContext;
