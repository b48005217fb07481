using System.Text.Json;

namespace SipStack.Lsp;

public sealed record ExecuteCommandParams(string Command, JsonElement[]? Arguments = null, IntegerOrString? WorkDoneToken = null);

public sealed record ConfigurationParams(ConfigurationItem[] Items);

public sealed record ConfigurationItem(string? Section = null, string? ScopeUri = null);

public sealed record DidChangeConfigurationParams(JsonElement? Settings = null);

public sealed record RegistrationParams(Registration[] Registrations);

public sealed record Registration(string Id, string Method, JsonElement? RegisterOptions = null);
