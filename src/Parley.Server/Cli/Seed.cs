using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Parley.Desk.Seed;
using Parley.Platform;
using Parley.Platform.Data;
using Parley.Server.Demo;
using Parley.Server.Hosting;

namespace Parley.Server.Cli;

internal static class Seed
{
    private const long Most = 100_000_000;

    private const string Description = """
        Fill a workspace with made-up tickets of two years, three messages each: the same number, seed and end are the same tickets. Without a
        workspace it makes one and prints its key and password. It writes all or nothing, and needs the tables for itself alone: on PostgreSQL a server
        that runs waits meanwhile, and what is at work there longer than some seconds is not interrupted but said; on SQLite stop the server first. The
        tickets lie before the feed's beginning, as if retention had taken their entries; no job, mail or webhook follows from them.
        """;

    public static Command Command()
    {
        var tickets = new Option<long>("--tickets")
        {
            Description = $"How many, from 1 to {Most}.",
            Required = true,
            CustomParser = given => WholeNumber.Read(given, least: 1, Most),
        };
        var seed = new Option<long>("--seed")
        {
            Description = "Another number tells another story.",
            CustomParser = given => WholeNumber.Read(given, least: 0, long.MaxValue),
            DefaultValueFactory = _ => 1,
        };
        var workspace = new Option<string>("--workspace") { Description = "The short name of the workspace; without it the oldest." };
        var until = new Option<DateTimeOffset>("--until")
        {
            Description = "The end of the two years, such as 2026-11-21; without it the last midnight, UTC.",
            CustomParser = Instant,
            DefaultValueFactory = _ => new DateTimeOffset(TimeProvider.System.Now().UtcDateTime.Date, TimeSpan.Zero),
        };
        var command = new Command("seed", Description.ReplaceLineEndings(" ")) { tickets, seed, workspace, until };
        command.SetAction((parsed, ct) => Run(
            parsed,
            new SeedOrder(parsed.GetValue(tickets), parsed.GetValue(seed), parsed.GetValue(workspace), parsed.GetValue(until)),
            ct));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, SeedOrder order, CancellationToken ct)
    {
        var settings = parsed.Settings();
        await using var app = ParleyServer.Build(settings, TimeProvider.System);
        using var claim = RunningServer.On(settings.DatabaseOrDefault, TimeProvider.System.Now());
        await app.Services.GetRequiredService<Migrator>().Migrate(ct);
        using var progress = new ProgressLine(TimeProvider.System, "tickets");
        var entry = new SeedEntry(settings.AdminEmail, settings.AdminPassword, settings.ApiKey);
        var seeded = await app.Services.GetRequiredService<FillWorkspace>().Run(order, entry, DemoStories.Load(), progress, ct);
        progress.End();
        if (seeded.Refusal is { } refusal)
        {
            return Output.Fail(string.Join(' ', refusal.Errors.Select(e => e.Message).DefaultIfEmpty(refusal.Detail)));
        }

        parsed.Print(seeded.Value, Text(seeded.Value));
        return 0;
    }

    private static DateTimeOffset Instant(ArgumentResult given)
    {
        var text = given.Tokens[0].Value;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            && instant.Year is > 1975 and < 9000)
        {
            return instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMillisecond));
        }

        given.AddError($"{text} is no date such as 2026-11-21 and no instant such as 2026-11-21T08:00:00Z.");
        return default;
    }

    private static string Text(SeedReport report) => string.Join(
        Environment.NewLine,
        [
            $"Seeded {report.Workspace.Slug} with {report.Tickets:N0} tickets ({report.FirstNumber} to {report.FirstNumber + report.Tickets - 1}), {report.Messages:N0} messages and "
            + $"{report.Contacts:N0} contacts until {report.Until:yyyy-MM-dd HH:mm} UTC in {report.Seconds:N1} s, {report.WriteSeconds:N1} of them writing rows.",
            .. report.Planted.Select(p => $"  {p.Hits,9:N0} hits: {p.Query}"),
            .. report.Made is { } made
                ? [$"Sign in: {made.AdminEmail} {made.AdminPassword}", $"API key: {made.ApiKey}"]
                : Array.Empty<string>(),
        ]);
}
