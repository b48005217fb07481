using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace SipStack.Server;

/// <summary>Arguments and options that say what is wrong with a value in the words of this program.</summary>
static class Arguments
{
    public static Argument<string[]> Inputs(string description) => Checked(new Argument<string[]>("INPUT") { Description = description, Arity = ArgumentArity.OneOrMore });

    public static Argument<string> Input(string description) => Checked(new Argument<string>("INPUT") { Description = description });

    /// <summary>A whole number from <paramref name="minimum"/>.</summary>
    public static Option<long?> Number(string name, string description, long minimum) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result =>
        {
            if (long.TryParse(result.Tokens is [var token] ? token.Value : "", NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= minimum)
                return number;
            result.AddError($"{name} takes a whole number from {minimum}");
            return null;
        },
    };

    public static Option<string> Choice(string name, string description, params string[] values)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => values[0], HelpName = string.Join('|', values) };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !values.Contains(token.Value, StringComparer.Ordinal))
                result.AddError($"{name} takes {string.Join(", ", values[..^1])} or {values[^1]}, not {token.Value}");
        });
        return option;
    }

    /// <summary>The library takes a mistyped option for a file name; a file of such a name is written <c>./--name</c>.</summary>
    static T Checked<T>(T argument) where T : Argument
    {
        argument.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (token.Type == TokenType.Argument && token.Value.Length > 1 && token.Value[0] == '-')
                    result.AddError($"no such option: {token.Value}");
            }
        });
        return argument;
    }
}
