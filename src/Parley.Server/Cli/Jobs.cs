using System.CommandLine;
using Parley.Platform;
using Parley.Platform.Data;
using Parley.Platform.Work.Jobs;
using Parley.Server.Hosting;

namespace Parley.Server.Cli;

/// <summary>Background work of all workspaces. Each command is one look or some short writes, so it may run beside the server, which finds in a second what is due.</summary>
internal static class Jobs
{
    public static Command Command() => new("jobs", "Background work: what waits, runs or was given up.") { List(), Retry() };

    private static Command List()
    {
        var dead = new Option<bool>("--dead") { Description = "Only those that were given up." };
        var kind = new Option<string>("--kind") { Description = "Only of this kind." };
        var limit = new Option<int>("--limit")
        {
            Description = "How many at most.",
            CustomParser = given => (int)WholeNumber.Read(given, least: 1, most: 10_000),
            DefaultValueFactory = _ => 100,
        };
        var command = new Command("list", "List jobs of all workspaces, newest first.") { dead, kind, limit };
        command.SetAction((parsed, ct) => With(parsed, async book =>
        {
            var (jobs, total) = await book.List(parsed.GetValue(dead) ? JobState.Dead : null, parsed.GetValue(kind), parsed.GetValue(limit), ct);
            var now = TimeProvider.System.Now();
            var lines = jobs.Select(j => JobLine.Of(j, now)).ToList();
            parsed.Print(new { data = lines, total }, Text(lines, total));
            return 0;
        }, ct));
        return command;
    }

    private static Command Retry()
    {
        var ids = new Argument<Guid[]>("ID") { Description = "Jobs that have failed, by their ids.", Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all") { Description = "All that were given up." };
        var kind = new Option<string>("--kind") { Description = "All of this kind that were given up." };
        var command = new Command("retry", "Let jobs that have failed run again, now and with all their attempts.") { ids, all, kind };
        command.Validators.Add(given =>
        {
            var ways = (given.GetValue(ids) is { Length: > 0 } ? 1 : 0) + (given.GetValue(all) || given.GetValue(kind) is not null ? 1 : 0);
            if (ways != 1)
            {
                given.AddError("Name jobs by their ids, or say --all or --kind KIND.");
            }
        });
        command.SetAction((parsed, ct) => With(parsed, book => parsed.GetValue(ids) is { Length: > 0 } named
            ? RetryNamed(parsed, book, named, ct)
            : RetryDead(parsed, book, parsed.GetValue(kind), ct), ct));
        return command;
    }

    private static async Task<int> With(ParseResult parsed, Func<JobBook, Task<int>> act, CancellationToken ct)
    {
        await using var app = ParleyServer.Build(parsed.Settings(), TimeProvider.System);
        await app.Services.GetRequiredService<Migrator>().Migrate(ct);
        return await act(app.Services.GetRequiredService<JobBook>());
    }

    private static async Task<int> RetryDead(ParseResult parsed, JobBook book, string? kind, CancellationToken ct)
    {
        var retried = await book.RetryDead(kind, ct);
        parsed.Print(new { retried }, retried == 0 ? "None was given up." : $"{retried:N0} run again.");
        return 0;
    }

    private static async Task<int> RetryNamed(ParseResult parsed, JobBook book, Guid[] ids, CancellationToken ct)
    {
        var refused = new List<Guid>();
        foreach (var id in ids)
        {
            if (!await book.Retry(JobId.From(id), ct))
            {
                refused.Add(id);
            }
        }

        var retried = ids.Length - refused.Count;
        parsed.Print(new { retried, refused }, $"{retried:N0} of {ids.Length:N0} run again.");
        foreach (var id in refused)
        {
            Console.Error.WriteLine($"{id} is no job that has failed: it may be done, running or waiting for its time.");
        }

        return refused.Count == 0 ? 0 : retried == 0 ? 1 : 3;
    }

    private static string Text(List<JobLine> jobs, int total) => jobs.Count == 0
        ? "There are none."
        : string.Join(Environment.NewLine, [.. jobs.Select(j => j.ToText()), .. total > jobs.Count ? [$"… and {total - jobs.Count:N0} more."] : Array.Empty<string>()]);
}
