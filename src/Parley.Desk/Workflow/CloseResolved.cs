using Microsoft.EntityFrameworkCore;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;
using Parley.Platform.Ids;
using Parley.Platform.Work;

namespace Parley.Desk.Workflow;

/// <summary>Closes those tickets of a workspace that were resolved long enough ago, as many as fit into one short transaction.</summary>
public sealed record CloseResolved : ICommand<ClosedTickets>
{
    /// <summary>Some 20 ms of writing on SQLite.</summary>
    internal const int AtOnce = 100;

    /// <summary>Whose facts these are.</summary>
    public static Caller By(WorkspaceId workspace) => Callers.OfSystem(workspace) with { Actor = new Actor(ActorType.System, null, "rule:auto-close") };
}

/// <param name="More">Others may be due.</param>
public sealed record ClosedTickets(int Count, bool More);

internal sealed class CloseResolvedHandler(KnownWorkflows workflows) : IHandler<CloseResolved, ClosedTickets>
{
    public async Task<Result<ClosedTickets>> Handle(CloseResolved command, Call call, CancellationToken ct)
    {
        var rules = await workflows.Of(call, ct);
        if (rules.CloseAfterDays == 0)
        {
            return new ClosedTickets(0, More: false);
        }

        // One that somebody has in hand is left for the next time, which may find it open.
        var due = await call.Session.Db.Set<Ticket>()
            .FromSqlRaw(
                call.Session.Sql(Due, $"{Due} for update skip locked"),
                call.Session.Key(call.Workspace.Value),
                call.Session.Instant(call.Now.AddDays(-rules.CloseAfterDays)),
                CloseResolved.AtOnce)
            .Include(t => t.NamedStatus)
            .ToListAsync(ct);
        due.ForEach(ticket => ticket.SetStatus(TicketStatus.Closed, call));
        return new ClosedTickets(due.Count, More: due.Count == CloseResolved.AtOnce);
    }

    private const string Due = "select * from ticket where workspace_id = {0} and closing_since <= {1} and deleted_at is null and spam_since is null order by closing_since, id limit {2}";
}
