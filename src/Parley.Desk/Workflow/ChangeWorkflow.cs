using Microsoft.EntityFrameworkCore;
using Parley.Desk.Tickets;
using Parley.Platform;
using Parley.Platform.Work;

namespace Parley.Desk.Workflow;

/// <summary>Changes the rules; what is null stays.</summary>
/// <param name="Moves">All moves there shall be.</param>
public sealed record ChangeWorkflow(IReadOnlyList<WantedMove>? Moves, int? ReopenWithinDays, int? CloseAfterDays) : ICommand<WorkflowView>
{
    private const int MostDays = 3650;

    public void Check(Checks check)
    {
        InRange(check, "/reopen_within_days", ReopenWithinDays);
        InRange(check, "/close_after_days", CloseAfterDays);
        if (Moves is not { } moves)
        {
            return;
        }

        for (var i = 0; i < moves.Count; i++)
        {
            moves[i].Check(check, $"/moves/{i}", moves.Take(i));
        }

        if (check.Errors.Count == 0)
        {
            CheckWaysOn(check, moves);
        }
    }

    // Nobody could ever finish a ticket that came there.
    private static void CheckWaysOn(Checks check, IReadOnlyList<WantedMove> moves)
    {
        var ends = Enum.GetValues<TicketStatus>().Where(s => s != TicketStatus.Closed && moves.All(m => m.From != s)).Select(Words.Of).ToList();
        if (ends.Count > 0)
        {
            check.Add("/moves", "dead_end", $"There is no way on from: {string.Join(", ", ends)}. Allow at least one from each.");
        }
    }

    private static void InRange(Checks check, string field, int? days)
    {
        if (days is < 0 or > MostDays)
        {
            check.Add(field, "out_of_range", $"A number of days from 0 to {MostDays:N0}.");
        }
    }
}

/// <summary>A move as it is asked for.</summary>
public sealed record WantedMove(TicketStatus? From, TicketStatus? To, IReadOnlyList<MoveNeed> Needs, IReadOnlyList<People.Role> Roles)
{
    internal void Check(Checks check, string place, IEnumerable<WantedMove> before)
    {
        check.Given($"{place}/from", From);
        check.Given($"{place}/to", To);
        if (From is not { } from || To is not { } to)
        {
            return;
        }

        if (!PossibleMoves.IsPossible(from, to))
        {
            var ways = PossibleMoves.From(from).Select(Words.Of).ToList();
            check.Add($"{place}/to", "impossible", ways.Count == 0 ? "A closed ticket stays closed." : $"From {Words.Of(from)} a ticket can go to: {string.Join(", ", ways)}.");
        }
        else if (before.Any(m => m.From == from && m.To == to))
        {
            check.Add(place, "repeated", $"The move from {Words.Of(from)} to {Words.Of(to)} stands here already.");
        }

        Once(check, $"{place}/needs", Needs);
        Once(check, $"{place}/roles", Roles);
    }

    // Checked to be given.
    internal MoveRule Rule() => new(From!.Value, To!.Value) { Needs = Needs, Roles = Roles };

    private static void Once<T>(Checks check, string place, IReadOnlyList<T> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words.Take(i).Contains(words[i]))
            {
                check.Add($"{place}/{i}", "repeated", "This stands here already.");
            }
        }
    }
}

internal sealed class ChangeWorkflowHandler(KnownWorkflows workflows) : IHandler<ChangeWorkflow, WorkflowView>
{
    public async Task<Result<WorkflowView>> Handle(ChangeWorkflow command, Call call, CancellationToken ct)
    {
        var document = await call.Query<WorkflowDocument>().FirstOrDefaultAsync(ct);
        var present = document?.Read() ?? WorkflowRules.Usual;
        if (call.IfVersion is { } version && version != present.Version)
        {
            return new Refusal(RefusalKind.VersionMismatch, "version_mismatch", $"The workflow has changed since: it is at version {present.Version}, not {version}.");
        }

        document ??= call.Add(new WorkflowDocument { WorkspaceId = call.Workspace });
        var rules = document.Set(
            present with
            {
                Moves = command.Moves is { } moves ? [.. moves.Select(m => m.Rule())] : present.Moves,
                ReopenWithinDays = command.ReopenWithinDays ?? present.ReopenWithinDays,
                CloseAfterDays = command.CloseAfterDays ?? present.CloseAfterDays,
            },
            call.Now);
        call.AfterCommit(() => workflows.Changed(call.Workspace));
        return await WorkflowView.Of(rules, null, call, ct);
    }
}
