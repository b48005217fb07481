namespace SipStack.Server;
static class LanguageServerHost
{
    public static int Run(LspOptions options) => options is null ? 1 : 0;
}
