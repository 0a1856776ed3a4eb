using Microsoft.EntityFrameworkCore;
using Parley.Desk.Tickets;
using Parley.Platform;
using Parley.Platform.Work;

namespace Parley.Desk.Workflow.Statuses;

/// <summary>What a workspace may call its statuses.</summary>
internal static class StatusNames
{
    public const int Longest = 40;

    /// <summary>Null: it is free.</summary>
    public static async Task<Refusal?> RefusalOf(string name, NamedStatusId? own, Call call, CancellationToken ct)
    {
        var others = await call.Query<NamedStatus>().AsNoTracking().Where(s => s.Id != own).Select(s => s.Name).ToListAsync(ct);
        var six = Enum.GetValues<TicketStatus>().SelectMany(s => (string[])[Words.Of(s), Words.Of(s).Replace('_', ' ')]);
        return others.Concat(six).Contains(name, StringComparer.OrdinalIgnoreCase)
            ? Refusal.Invalid("/name", "taken", "There is a status of this name already.")
            : null;
    }
}
