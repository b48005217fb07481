using System.CommandLine;
using System.Text;
using SipStack.Analysis;
using SipStack.Knowledge;

namespace SipStack.Server;

/// <summary><c>sipstack ladder</c>: the messages of one call between the machines that took part.</summary>
static class LadderCommand
{
    public static Command Create(Terminal terminal, CancellationToken cancellation)
    {
        var input = Arguments.Input("A trace file, or - for standard input.");
        var callId = new Option<string?>("--call-id") { Description = "The call to draw; without it the first that failed.", HelpName = "ID" };
        var format = Arguments.Choice("--format", "How to draw it.", "text", "svg", "mermaid", "html");
        var mergeHops = new Option<bool>("--merge-hops") { Description = "Draw a message that was passed on from server to server as one arrow." };
        var ascii = AsciiOption.Create();
        var output = new Option<string?>("-o", "--output") { Description = "Write into this file, whole or not at all; without it to standard output.", HelpName = "FILE" };
        var command = new Command("ladder", "Draw the messages of one call as a ladder diagram. 'sipstack calls' lists the calls.") { input, callId, format, mergeHops, ascii, output };
        command.SetAction(parsed =>
        {
            using var inputs = Open(parsed.GetValue(input) ?? "-", terminal);
            if (inputs.HaveFailed)
                return ExitCodes.Failed;
            using var file = parsed.GetValue(output) is { } name ? OutputFile.Create(name, inputs.Paths) : null;
            if (Draw(inputs, parsed.GetValue(callId), parsed.GetValue(mergeHops), terminal, cancellation) is not { } ladder)
                return inputs.HaveFailed ? ExitCodes.Failed : ExitCodes.Done;
            Write(Render(ladder, parsed.GetValue(format), parsed.GetValue(ascii) || !terminal.ShowsUnicode, file is null ? terminal : terminal with { IsTerminal = false }), file, terminal);
            return inputs.HaveFailed ? ExitCodes.Failed : ExitCodes.Done;
        });
        return command;
    }

    static GuardedInputs Open(string path, Terminal terminal)
    {
        if (Directory.Exists(path))
            throw new InputException($"{path} is a folder; name one trace file, or merge those in it first: sipstack filter {path} -o all.log");
        return GuardedInputs.Expand([path], isReadTwice: true, terminal);
    }

    /// <summary>Null, and a note, when the trace has no call.</summary>
    static Ladder? Draw(GuardedInputs inputs, string? wanted, bool mergesHops, Terminal terminal, CancellationToken cancellation)
    {
        var input = inputs.All[0];
        if (wanted is not null)
            return Draw(inputs, Encoding.UTF8.GetBytes(wanted.Trim()), null, mergesHops, terminal, cancellation) ?? throw new InputException(NotThere(inputs, wanted.Trim(), cancellation));
        var call = Calls(inputs, calls => CallChoice.First(calls), cancellation);
        if (call is null)
        {
            terminal.Note($"{input.Name} holds no call: no record with a Call-ID");
            return null;
        }

        if (!call.IsFailed)
            terminal.Note("no call of this trace failed; this is the first one. --call-id names another, 'sipstack calls' lists them");
        return Draw(inputs, Encoding.UTF8.GetBytes(call.CallId.TrimEnd('…')), call.Id, mergesHops, terminal, cancellation);
    }

    static Ladder? Draw(GuardedInputs inputs, byte[] callId, Fingerprint? call, bool mergesHops, Terminal terminal, CancellationToken cancellation)
    {
        using var records = inputs.Open(inputs.All[0]);
        var extract = CallExtract.Read(records, callId, call ?? Fingerprint.Of(callId), Catalog.Default, progress: inputs.ProgressOf(inputs.All[0]), cancellation: cancellation);
        if (!extract.IsWhole)
            terminal.Note($"the call has more than {CallExtract.LongestText / 1_000_000} MB of records; only its beginning is drawn");
        return Ladders.Of(extract, Catalog.Default, mergesHops);
    }

    static string NotThere(GuardedInputs inputs, string wanted, CancellationToken cancellation)
    {
        var near = Calls(inputs, calls => CallChoice.Near(calls, wanted), cancellation);
        var advice = near.Count == 0 ? "'sipstack calls' lists the calls" : $"Did you mean {string.Join(" or ", near)}?";
        return $"{inputs.All[0].Name} has no call with the Call-ID {wanted}. {advice}";
    }

    static T Calls<T>(GuardedInputs inputs, Func<IEnumerable<Call>, T> use, CancellationToken cancellation)
    {
        using var records = inputs.Open(inputs.All[0]);
        return use(CallChoice.Read(records, Catalog.Default, inputs.ProgressOf(inputs.All[0]), cancellation));
    }

    static string Render(Ladder ladder, string? format, bool isAscii, Terminal terminal) => format switch
    {
        "svg" => LadderSvg.Render(ladder),
        "mermaid" => LadderMermaid.Render(ladder),
        "html" => LadderHtml.Render(ladder),
        _ => string.Concat(LadderText.Lines(ladder, isAscii, terminal.Width).Select(line => $"{(line.Fails && terminal.UsesColour ? $"\u001b[31m{line.Text}\u001b[0m" : line.Text)}\n")),
    };

    static void Write(string text, OutputFile? file, Terminal terminal)
    {
        if (file is null)
        {
            terminal.Out.Write(text);
            terminal.Out.Flush();
            return;
        }

        file.Write(Encoding.UTF8.GetBytes(text));
        file.Commit();
    }
}
