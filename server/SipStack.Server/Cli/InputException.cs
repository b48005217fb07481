namespace SipStack.Server;

/// <summary>Something that the user gave cannot be used; the message says what and what to do instead.</summary>
sealed class InputException(string message) : Exception(message);
