namespace SipStack.Analysis;

/// <summary>The line that <c>sipstack calls</c> has for a call, made for one call of a document.</summary>
public static class CallSummary
{
    /// <summary>Sums a call up.</summary>
    /// <param name="line">Zero-based line of the call's first record.</param>
    /// <param name="findings">Those of the call.</param>
    public static Call Of(MessageIndex messages, TraceCall call, long line, IEnumerable<Finding> findings)
    {
        var state = new CallState();
        foreach (var message in call.Messages)
            state.Add(messages.RecordText(message), line, messages[message]);
        foreach (var finding in findings)
            state.Add(finding);
        return state.ToCall(messages.Latest);
    }
}
