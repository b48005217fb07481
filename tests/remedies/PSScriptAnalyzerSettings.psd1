@{
    Severity     = @('Error', 'Warning')
    ExcludeRules = @(
        # Windows PowerShell 2.0 has no CIM commands.
        'PSAvoidUsingWMICmdlet',
        # The signature of a certificate callback is given by .NET, and one parameter of it is used.
        'PSReviewUnusedParameter',
        # A failed transcript, log or read is a state that the next line shows.
        'PSAvoidUsingEmptyCatchBlock'
    )
    Rules        = @{
        PSUseCompatibleSyntax = @{
            Enable         = $true
            # The oldest version that this rule knows; what 2.0 lacks is in the list of RemedyScriptTests.
            TargetVersions = @('3.0', '5.1')
        }
    }
}
