using System.CommandLine;
using Parley.Desk.Teams;
using Parley.Platform.Data;
using Parley.Server.Hosting;

namespace Parley.Server.Cli;

internal static class Workspace
{
    public static Command Command()
    {
        var name = new Argument<string>("NAME") { Description = "What it is called." };
        var admin = new Option<string>("--admin") { Description = "The first administrator's email address.", Required = true };
        var create = new Command("create", "Make a workspace; prints its id, a key and the administrator's password, once.") { name, admin };
        create.SetAction(async (parsed, ct) =>
        {
            await using var app = ParleyServer.Build(parsed.Settings(), TimeProvider.System);
            await app.Services.GetRequiredService<Migrator>().Migrate(ct);
            var founded = await app.Services.GetRequiredService<FoundWorkspace>()
                .Run(parsed.GetValue(name) ?? "", "Administrator", parsed.GetValue(admin) ?? "", null, null, ct);
            if (founded.Refusal is { } refusal)
            {
                return Output.Fail(string.Join(' ', refusal.Errors.Select(e => $"{e.Field.TrimStart('/')}: {e.Message}").DefaultIfEmpty(refusal.Detail)));
            }

            // One shape with and without --json, as CONTRACTS has it: it is read by people and by scripts alike.
            var value = founded.Value;
            Console.WriteLine(Output.Json(new { id = value.Id, api_key = value.ApiKey, admin_password = value.AdminPassword }));
            return 0;
        });
        return new Command("workspace", "Workspaces of this installation.") { create };
    }
}
