using System.CommandLine;
using Parley.Server.Hosting;

namespace Parley.Server.Cli;

/// <summary>What every command understands.</summary>
internal static class CommonOptions
{
    public static readonly Option<bool> Json = new("--json") { Description = "Answer in JSON.", Recursive = true };

    public static readonly Option<string[]> Set = new("--set")
    {
        Description = "A setting as NAME=VALUE, before the environment and appsettings.json; may be repeated. Of one name the last counts.",
        Recursive = true,
        Arity = ArgumentArity.OneOrMore,
    };

    public static Settings Settings(this ParseResult parsed) => Hosting.Settings.From(new ConfigurationBuilder()
        .SetBasePath(Directory.GetCurrentDirectory())
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables()
        .AddInMemoryCollection((parsed.GetValue(Set) ?? []).Select(Pair).GroupBy(set => set.Key, StringComparer.OrdinalIgnoreCase).Select(again => again.Last()))
        .Build());

    private static KeyValuePair<string, string?> Pair(string text) => text.Split('=', 2) is [var name, var value]
        ? new(name, value)
        : throw new SettingsException($"--set {text} is no NAME=VALUE.");
}
