namespace SipStack.Analysis;

/// <summary>What is kept of a user and endpoint: the sum of the sign-ins.</summary>
sealed class RegistrationState
{
    readonly TimeRange times = new();
    long line = -1;
    string user = "";
    string endpoint = "";
    long attempts;
    SignInResult result;
    Refusal? refusal;

    public void Add(SignIn signIn, DateTime? latest)
    {
        var (isFirst, addition) = (line < 0, signIn.Result ?? signIn.Standing(latest));
        if (isFirst)
            (line, user, endpoint) = (signIn.Line, signIn.User, signIn.Endpoint);
        times.Add(signIn.First);
        times.Add(signIn.Last);
        attempts += signIn.Attempts;
        if (!isFirst && addition.Order < result.Order)
            return;
        result = addition;
        refusal = addition.Outcome == RegistrationOutcome.Refused ? signIn.Refusal : null;
    }

    public Registration ToRegistration() => new(
        line, user, endpoint, times.First, times.Last, attempts, result.Schemes, result.Step, result.Side, result.Outcome, result.Status == 0 ? null : result.Status, refusal);
}
