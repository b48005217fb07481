namespace SipStack.Analysis;

/// <summary>A failing code with the records around it that may say why.</summary>
/// <param name="Record">The record that holds the code.</param>
/// <param name="Transaction">
/// Records of the same transaction within the evidence window, in file order, this one included:
/// at most 2,000 records or 60 seconds before it, and up to the end of the transaction after it.
/// </param>
sealed record FindingContext(RecordFacts Record, CodeInRecord Code, IReadOnlyList<RecordFacts> Transaction)
{
    /// <summary>The security event that belongs to the finding: its own record, else the last trusted one before it, else the first behind it.</summary>
    public RecordFacts? SecurityEvent
    {
        get
        {
            if (Record.Role == RecordRole.SecurityEvent)
                return Record.IsTrusted ? Record : null;
            RecordFacts? found = null;
            foreach (var record in Transaction)
            {
                if (record.Role != RecordRole.SecurityEvent || !record.IsTrusted || record.ResultCode is null)
                    continue;
                if (record.Index < Record.Index || found is null)
                    found = record;
            }

            return found;
        }
    }

    /// <summary>Whether the code stands where the logging program itself vouches for it.</summary>
    public bool IsTrusted => Record.IsTrusted && Code.Site != CodeSite.FreeText;

    /// <summary>The schemes of the failing round: those of its request, else those that the refusal offers.</summary>
    public AuthenticationSchemes Schemes
    {
        get
        {
            var offered = AuthenticationSchemes.None;
            foreach (var record in Transaction)
            {
                if (record.Role == RecordRole.Request && record.Schemes != AuthenticationSchemes.None)
                    return record.Schemes;
                offered |= record.Schemes;
            }

            return offered;
        }
    }
}
