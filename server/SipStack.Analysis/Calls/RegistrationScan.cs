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

    private protected override void Take(ReadOnlySpan<byte> text, in CallRecord record)
    {
        times.Add(record.Time);
        records++;
        if (!record.IsGenuine)
            return;
        // A response may have lost its CSeq, and with it the method.
        var signIn = record.Method == "REGISTER" ? signIns.Open(record.CallId) : record.Method is null ? signIns.Find(record.CallId) : null;
        signIn?.Add(text, record, records);
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
