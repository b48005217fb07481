using System.CommandLine;
using BenchmarkDotNet.Running;
using SipStack.Benchmarks;

var size = new Option<string>("--size") { Description = "How much text, e.g. 200M or 1G.", DefaultValueFactory = _ => "10M" };
var seed = new Option<int>("--seed") { Description = "The same seed gives the same trace.", DefaultValueFactory = _ => 1 };
var content = new Option<TraceContent>("--content") { Description = "What the trace is made of." };
var variant = new Option<TraceVariant>("--variant") { Description = "Who writes it." };
var failures = new Option<double>("--failures") { Description = "Share of sign-ins and calls that fail.", DefaultValueFactory = _ => 0.1 };
var utf16 = new Option<bool>("--utf16") { Description = "UTF-16LE instead of UTF-8." };
var file = new Argument<string>("FILE") { Description = "Where to write it." };
var generate = new Command("generate", "Write a trace.") { size, seed, content, variant, failures, utf16, file };
generate.SetAction(parsed =>
{
    var shape = new TraceShape(
        Sizes.Parse(parsed.GetValue(size) ?? ""), parsed.GetValue(seed), parsed.GetValue(content), parsed.GetValue(variant), parsed.GetValue(failures), parsed.GetValue(utf16));
    using var output = File.Create(parsed.GetValue(file) ?? "");
    new TraceGenerator(shape).Write(output);
});

var micro = new Command("micro", "Measure the hot functions with BenchmarkDotNet; further arguments are its own.") { TreatUnmatchedTokensAsErrors = false };
micro.SetAction(parsed => BenchmarkSwitcher.FromAssembly(typeof(TraceShape).Assembly).Run([.. parsed.UnmatchedTokens]));

return new RootCommand("Traces to measure with, and measurements.") { generate, micro }.Parse(args).Invoke();
