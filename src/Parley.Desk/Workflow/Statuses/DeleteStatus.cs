using Microsoft.EntityFrameworkCore;
using Parley.Desk.Tickets;
using Parley.Platform;
using Parley.Platform.Work;

namespace Parley.Desk.Workflow.Statuses;

/// <summary>Deletes one of the workspace's own statuses.</summary>
/// <param name="Replacement">
/// What the tickets that have it get: another status of its class, or null for the class by its own name. Not given: no ticket may have it.
/// </param>
public sealed record DeleteStatus(NamedStatusId Id, Optional<NamedStatusId?> Replacement = default) : ICommand<Done>;

internal sealed class DeleteStatusHandler : IHandler<DeleteStatus, Done>
{
    // As many as are changed in one transaction without others waiting long for it.
    private const int Most = 5000;

    public async Task<Result<Done>> Handle(DeleteStatus command, Call call, CancellationToken ct)
    {
        var status = await call.Query<NamedStatus>().FirstOrDefaultAsync(s => s.Id == command.Id, ct);
        if (status is null)
        {
            return Refusal.NotFound("status");
        }

        if (await RefusalOf(command.Replacement.Value, status, call, ct) is { } refusal)
        {
            return refusal;
        }

        var with = call.Query<Ticket>().Where(t => t.NamedStatusId == command.Id);
        var count = await with.Take(Most + 1).CountAsync(ct);
        if (count > (command.Replacement.IsGiven ? Most : 0))
        {
            return InUse(status, count);
        }

        if (count > 0)
        {
            var other = command.Replacement.Value;
            await with.ExecuteUpdateAsync(set => set.SetProperty(t => t.NamedStatusId, other).SetProperty(t => t.Version, t => t.Version + 1), ct);
        }

        call.Session.Db.Remove(status);
        return default(Done);
    }

    private static async Task<Refusal?> RefusalOf(NamedStatusId? replacement, NamedStatus status, Call call, CancellationToken ct)
    {
        if (replacement is not { } id)
        {
            return null;
        }

        var other = await call.Query<NamedStatus>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == id && s.Id != status.Id, ct);
        return other is null ? Refusal.Invalid("/replacement", "not_found", "There is no such other status.")
            : other.Class != status.Class ? Refusal.Invalid("/replacement", "other_class", $"The replacement must be a status of the class {Words.Of(status.Class)}.")
            : null;
    }

    private static Refusal InUse(NamedStatus status, int count) => new(RefusalKind.Conflict, "status_in_use", count > Most
        ? $"More than {Most:N0} tickets have the status '{status.Name}'. Take it out of use instead, so that no more get it."
        : $"{count:N0} tickets have the status '{status.Name}'. Say what they get instead (replacement), or take it out of use.");
}
