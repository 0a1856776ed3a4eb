using System.CommandLine;
using System.Data.Common;
using System.Text.Json;
using Parley.Desk.Teams;
using Parley.Platform.Data;
using Parley.Platform.Work;
using Parley.Server.Hosting;

namespace Parley.Server.Cli;

/// <summary>What can be said on the command line. Exit codes: 0 done, 1 failed, 2 wrong use.</summary>
internal static class CommandLine
{
    private static readonly Option<bool> Json = new("--json") { Description = "Answer in JSON.", Recursive = true };

    private static readonly Option<string[]> Set = new("--set")
    {
        Description = "A setting as NAME=VALUE, before the environment and appsettings.json; may be repeated.",
        Recursive = true,
        Arity = ArgumentArity.OneOrMore,
    };

    public static async Task<int> Run(string[] args)
    {
        if (SqliteNative.Missing() is { } missing)
        {
            return Fail(missing);
        }

        var parsed = Root().Parse(args);
        try
        {
            var code = await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                // The host ends by itself when it is asked to, and takes its time; two who both listen got in each other's way.
                ProcessTerminationTimeout = null,
            });
            return parsed.Errors.Count > 0 ? 2 : code;
        }
        catch (Exception error) when (error is SettingsException or InvalidOperationException or DbException or IOException or UnauthorizedAccessException)
        {
            return Fail(error.Message);
        }
    }

    private static RootCommand Root()
    {
        var demo = new Option<bool>("--demo") { Description = "Serve with a workspace that looks like a real team's." };
        var root = new RootCommand("Parley: a self-hosted customer-support hub. Without a command it serves.") { demo, Json, Set };
        root.SetAction((parsed, ct) => Serve.Run(Read(parsed), parsed.GetValue(demo), ct));
        root.Add(Migrate());
        root.Add(Workspace());
        return root;
    }

    private static Command Migrate()
    {
        var command = new Command("migrate", "Bring the database to this version's schema.");
        command.SetAction(async (parsed, ct) =>
        {
            await using var app = ParleyServer.Build(Read(parsed), TimeProvider.System);
            var taken = await app.Services.GetRequiredService<Migrator>().Migrate(ct);
            Print(parsed.GetValue(Json), new { applied = taken }, taken.Count == 0 ? "The database is up to date." : $"Applied: {string.Join(", ", taken)}");
            return 0;
        });
        return command;
    }

    private static Command Workspace()
    {
        var name = new Argument<string>("NAME") { Description = "What it is called." };
        var admin = new Option<string>("--admin") { Description = "The first administrator's email address.", Required = true };
        var create = new Command("create", "Make a workspace; prints its id, a key and the administrator's password, once.") { name, admin };
        create.SetAction(async (parsed, ct) =>
        {
            await using var app = ParleyServer.Build(Read(parsed), TimeProvider.System);
            await app.Services.GetRequiredService<Migrator>().Migrate(ct);
            var founded = await app.Services.GetRequiredService<FoundWorkspace>()
                .Run(parsed.GetValue(name) ?? "", "Administrator", parsed.GetValue(admin) ?? "", null, null, ct);
            if (founded.Refusal is { } refusal)
            {
                return Fail(string.Join(' ', refusal.Errors.Select(e => $"{e.Field.TrimStart('/')}: {e.Message}").DefaultIfEmpty(refusal.Detail)));
            }

            // One shape with and without --json, as CONTRACTS has it: it is read by people and by scripts alike.
            var value = founded.Value;
            Console.WriteLine(JsonSerializer.Serialize(new { id = value.Id, api_key = value.ApiKey, admin_password = value.AdminPassword }, PublicJson.Options));
            return 0;
        });
        return new Command("workspace", "Workspaces of this installation.") { create };
    }

    private static Settings Read(ParseResult parsed) => Settings.From(new ConfigurationBuilder()
        .SetBasePath(Directory.GetCurrentDirectory())
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables()
        .AddInMemoryCollection((parsed.GetValue(Set) ?? []).Select(Pair))
        .Build());

    private static KeyValuePair<string, string?> Pair(string text) => text.Split('=', 2) is [var name, var value]
        ? new(name, value)
        : throw new SettingsException($"--set {text} is no NAME=VALUE.");

    private static void Print(bool json, object value, string text) =>
        Console.WriteLine(json ? JsonSerializer.Serialize(value, PublicJson.Options) : text);

    private static int Fail(string why)
    {
        Console.Error.WriteLine(why);
        return 1;
    }
}
