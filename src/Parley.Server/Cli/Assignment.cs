using System.CommandLine;
using System.Text.Json;
using Parley.Desk.Assignment.Replay;
using Parley.Desk.Assignment.Rules;
using Parley.Desk.People;
using Parley.Desk.Teams;
using Parley.Platform;
using Parley.Platform.Data;
using Parley.Platform.Work;
using Parley.Server.Api;
using Parley.Server.Hosting;

namespace Parley.Server.Cli;

/// <summary>How tickets find their agents. A replay reads once, so it may run beside the server.</summary>
internal static class Assignment
{
    public static Command Command() => new("assignment", "How tickets find their agents.") { Replay() };

    private static Command Replay()
    {
        var last = new Option<int>("--last")
        {
            Description = $"How many of the tickets that were opened last, from 1 to {ReplayAssignment.Most:N0}.",
            CustomParser = given => (int)WholeNumber.Read(given, least: 1, ReplayAssignment.Most),
            DefaultValueFactory = _ => 1000,
        };
        var policy = new Option<string>("--policy") { Description = "round_robin, least_loaded, score, or a file with a policy in JSON: {\"kind\": \"score\", \"weights\": {\"skill\": 30}}.", Required = true };
        var workspace = new Option<string>("--workspace") { Description = "The short name of the workspace; without it the oldest." };
        var command = new Command("replay", "Tell what another policy would have done with the last tickets, with the agents as they are now. It changes nothing.") { last, policy, workspace };
        command.SetAction(async (parsed, ct) =>
        {
            if (await ReadPolicy(parsed.GetValue(policy) ?? "", ct) is not { } wanted)
            {
                return Output.Fail($"{parsed.GetValue(policy)} is neither round_robin, least_loaded or score nor a file with a policy in JSON.");
            }

            await using var app = ParleyServer.Build(parsed.Settings(), TimeProvider.System);
            await app.Services.GetRequiredService<Migrator>().Migrate(ct);
            if (await app.Services.GetRequiredService<WorkspaceLookup>().BySlug(parsed.GetValue(workspace), ct) is not { } home)
            {
                return Output.Fail(parsed.GetValue(workspace) is { } slug ? $"There is no workspace {slug}." : "There is no workspace.");
            }

            var report = await app.Services.GetRequiredService<ReplayAssignment>().Run(Callers.OfSystem(home.Id), parsed.GetValue(last), wanted, ct);
            if (report.Refusal is { } refusal)
            {
                return Output.Fail(string.Join(' ', refusal.Errors.Select(e => $"{e.Field.TrimStart('/')}: {e.Message}").DefaultIfEmpty(refusal.Detail)));
            }

            parsed.Print(report.Value, Text(report.Value));
            return 0;
        });
        return command;
    }

    private static async Task<AssignmentPolicy?> ReadPolicy(string text, CancellationToken ct)
    {
        if (Words.TryParse<AssignmentKind>(text, out var kind))
        {
            return new AssignmentPolicy(kind, ScoreWeights.Usual);
        }

        try
        {
            return JsonSerializer.Deserialize<AssignmentPolicyBody>(await File.ReadAllTextAsync(text, ct), PublicJson.Options)?.ToPolicy();
        }
        catch (Exception error) when (error is JsonException or UnreadableValue or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    private static string Text(ReplayReport report) => string.Join(
        Environment.NewLine,
        [
            $"The last {report.Tickets:N0} tickets by {Words.Of(report.Kind)}: {report.Placed:N0} given to somebody at once ({report.Assigned:N0} have somebody now), {report.Differences:N0} to somebody else.",
            $"Skills had: {Percent(report.SkillMatch)} (now {Percent(report.SkillMatchBefore)}). Between the fullest and the emptiest agent: {report.LoadSpread:N1} % of the capacity (now {report.LoadSpreadBefore:N1} %).",
            "",
            $"{"Agent",-28}{"tickets",10}{"now",8}{"peak",8}{"now",8}{"average",10}{"now",8}{"capacity",10}",
            .. report.Agents.Select(a => $"{a.Agent.Name,-28}{a.Tickets,10:N0}{a.TicketsBefore,8:N0}{a.Peak,8}{a.PeakBefore,8}{a.Average,10:N1}{a.AverageBefore,8:N1}{a.Capacity,10}"),
        ]);

    private static string Percent(double? part) => part is { } p ? $"{p:N1} %" : "none asked for";
}
