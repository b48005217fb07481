using SipStack.Knowledge;
using SipStack.Trace;

namespace SipStack.Analysis;

/// <summary>The sign-ins of a trace by user and endpoint, in order of their first records. Above 100,000 open sign-ins or rows the oldest are given out.</summary>
public sealed class RegistrationScan(Catalog catalog, bool textHasTraceHeaders, int most = BoundedTable<Fingerprint, SignIn>.DefaultMost) : MessageScan<Registration>(catalog, textHasTraceHeaders)
{
    readonly BoundedTable<Fingerprint, SignIn> signIns = new(most);
    readonly BoundedTable<(Fingerprint User, Fingerprint Endpoint), RegistrationState> registrations = new(most);
    readonly TimeRange times = new();
    long records;

    public static IEnumerable<Registration> Of(TraceDocument document, Catalog catalog, CancellationToken cancellation = default) =>
        new RegistrationScan(catalog, TraceSniffer.HasTraceHeader(document.Text)).Read(document, cancellation);

    private protected override void Take(PassingMessage message)
    {
        times.Add(message.Facts.Time);
        records++;
        if (!message.IsGenuine)
            return;
        // A response may have lost its CSeq, and with it the method.
        var (call, method) = (message.Facts.Call, message.Facts.Method);
        var signIn = method == "REGISTER" ? signIns.Open(call) : method is null ? signIns.Find(call) : null;
        signIn?.Add(message, SignInStep.Read(Catalog, message), records);
    }

    private protected override void Take(Finding finding) => signIns.Find(finding.Record.CallId)?.Add(finding);

    private protected override void Close(bool isComplete)
    {
        while (signIns.TryClose(isComplete, out var callId, out var signIn))
        {
            // Sign-ins of nobody have nothing in common.
            var key = signIn.Key is { User.IsNone: true, Endpoint.IsNone: true } ? (callId, Fingerprint.None) : signIn.Key;
            registrations.Open(key).Add(signIn, times.Last);
        }

        while (registrations.TryClose(isComplete, out _, out var registration))
            Give(registration.ToRegistration());
    }
}
