using Parley.Desk.Assignment.Duty;
using Parley.Desk.People;
using Parley.Desk.People.Accounts;
using Parley.Desk.Search;
using Parley.Desk.Seed.Texts;
using Parley.Desk.Tickets;
using Parley.Platform.Data;
using Parley.Platform.Data.Bulk;
using Parley.Platform.Data.Copies;
using Parley.Platform.Ids;
using Parley.Platform.Work;

namespace Parley.Desk.Seed;

/// <summary>
/// Fills a workspace with made-up tickets, for measuring and for trying things out: all of them, or nothing. Nothing follows from them: no job,
/// and no entry in the feed, before whose beginning they lie.
/// </summary>
public sealed class FillWorkspace(
    Sessions sessions, WorkspaceLookup lookup, AccountBook accounts, FactNames facts, IdSource ids, TimeProvider clock)
{
    private const string NewSlug = "seeded";
    private const int AtOnce = 250;

    // Told while one is written.
    private static readonly int Ahead = Environment.ProcessorCount + 1;

    /// <param name="entry">For a workspace that has to be made.</param>
    /// <param name="stories">What tickets are about; at least one.</param>
    /// <param name="progress">In tickets.</param>
    public async Task<Result<SeedReport>> Run(
        SeedOrder order, SeedEntry entry, IReadOnlyList<SeedStory> stories, ICopyProgress progress, CancellationToken ct)
    {
        var began = clock.GetTimestamp();
        var known = await lookup.BySlug(order.Workspace, ct);
        if (known is null && order.Workspace is not null && await lookup.BySlug(null, ct) is not null)
        {
            return Refusal.Invalid("/workspace", "not_found", $"There is no workspace {order.Workspace}.");
        }

        var plan = new SeedPlan(order.Tickets, order.Seed, order.Until, known?.Slug ?? order.Workspace ?? NewSlug);
        var home = known is null ? await SeedHome.Make(plan, entry, accounts, ids, ct) : new SeedHome(known.Id, entry, []);
        if (home.Refusal is { } refusal)
        {
            return refusal;
        }

        var workspace = home.Value.Workspace;
        var staff = new SeedStaff(plan, workspace);
        var people = new SeedPeople(plan, workspace, await staff.Teams(sessions, ct));
        var world = new SeedWorld(plan, workspace, people, stories, new Plantings(plan, stories.SelectMany(Vocabulary)), facts);
        var tables = await Tables(ct);
        progress.Start("Waiting for the tables", 0);
        await using var load = await sessions.Engine.OpenBulk(tables.InOrder, new BulkSize("ticket", order.Tickets), ct);
        if (await load.Ask("select 1 from ticket where id = $1", [sessions.Engine.Key(TicketTeller.IdOf(plan, 0).Value)], ct) is not null)
        {
            return new Refusal(RefusalKind.Conflict, "seeded_already", $"These very tickets are in {plan.Slug} already. Another --seed, --until or number tells others.");
        }

        await Write(load, tables, [.. home.Value.Rows, .. staff.Rows, .. people.Companies], ct);
        var first = await TakeNumbers(load, workspace, order.Tickets, ct);
        var tally = new SeedTally(world);
        progress.Start("Writing tickets", order.Tickets);
        await TellAll(load, world, tables, tally, first, progress, ct);
        await Write(load, tables, [.. tally.Deltas], ct);
        await AddLoads(load, workspace, tally, ct);
        var written = clock.GetElapsedTime(began);
        await load.Commit(what => progress.Start(what, 0), ct);
        return Report(order, world, tally, home.Value, first, isNew: known is null) with
        {
            WriteSeconds = Math.Round(written.TotalSeconds, 1),
            Seconds = Math.Round(clock.GetElapsedTime(began).TotalSeconds, 1),
        };
    }

    private static IEnumerable<string> Vocabulary(SeedStory story) =>
        ((string[])[story.Subject, .. story.Customer, .. story.Agent, .. story.Notes]).SelectMany(Tokens.Of);

    private async Task<SeedTables> Tables(CancellationToken ct)
    {
        await using var session = await sessions.Read(null, ct);
        return new SeedTables(session.Db.Model, sessions.Engine);
    }

    private static async Task Write(BulkLoad load, SeedTables tables, IReadOnlyList<object> rows, CancellationToken ct)
    {
        var batch = load.NewBatch();
        foreach (var row in rows)
        {
            batch.Add(tables[row], row);
        }

        await load.Write(batch, ct);
    }

    private async Task<long> TakeNumbers(BulkLoad load, WorkspaceId workspace, long count, CancellationToken ct) =>
        await load.Ask(
            """
            insert into ticket_counter (workspace_id, next) values ($1, 1 + $2)
            on conflict (workspace_id) do update set next = ticket_counter.next + $2 returning next - $2
            """,
            [sessions.Engine.Key(workspace.Value), count],
            ct) ?? throw new InvalidOperationException("The counter gave no number.");

    private async Task AddLoads(BulkLoad load, WorkspaceId workspace, SeedTally tally, CancellationToken ct)
    {
        foreach (var (agent, open) in tally.Loads)
        {
            await load.Ask(
                $"{CountLoad.Count} returning low",
                [
                    sessions.Engine.Key(agent.Value),
                    sessions.Engine.Key(workspace.Value),
                    open[Priority.Low].Sum(),
                    open[Priority.Normal].Sum(),
                    open[Priority.High].Sum(),
                    open[Priority.Urgent].Sum(),
                ],
                ct);
        }
    }

    private static async Task TellAll(
        BulkLoad load, SeedWorld world, SeedTables tables, SeedTally tally, long firstNumber, ICopyProgress progress, CancellationToken ct)
    {
        var told = new Queue<Task<(BulkBatch Batch, SeedTally Tally, long Count)>>();
        for (var next = 0L; next < world.Plan.Tickets || told.Count > 0;)
        {
            while (next < world.Plan.Tickets && told.Count < Ahead)
            {
                var count = Math.Min(AtOnce, world.Plan.Tickets - next);
                told.Enqueue(Tell(new SeedRows(tables, load.NewBatch()), world, next, count, firstNumber, ct));
                next += count;
            }

            var done = await told.Dequeue();
            await load.Write(done.Batch, ct);
            tally.Add(done.Tally);
            progress.Add(done.Count);
        }
    }

    private static async Task<(BulkBatch Batch, SeedTally Tally, long Count)> Tell(
        SeedRows rows, SeedWorld world, long from, long count, long firstNumber, CancellationToken ct)
    {
        await Task.Yield(); // on a thread of its own, beside the writing
        var tally = new SeedTally(world);
        for (var i = from; i < from + count; i++)
        {
            ct.ThrowIfCancellationRequested();
            tally.Count(i, new TicketTeller(world, rows, i).Tell(firstNumber + i));
        }

        tally.Count(rows);
        return (rows.Batch, tally, count);
    }

    private static SeedReport Report(SeedOrder order, SeedWorld world, SeedTally tally, SeedHome home, long first, bool isNew)
    {
        var quiet = world.People.Teams.Quiet.Agent;
        return new SeedReport(
            new SeededWorkspace(world.Workspace, world.Plan.Slug),
            isNew ? home.Entry : null,
            order.Seed,
            order.Until,
            order.Tickets,
            first,
            world.People.Contacts,
            world.People.Companies.Count,
            tally.Messages,
            tally.Events,
            tally.Statuses,
            new QuietAgent(quiet.Id, quiet.Name, world.QuietTickets.Hits),
            tally.Planted,
            0,
            0);
    }
}
