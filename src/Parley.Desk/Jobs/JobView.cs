using Microsoft.EntityFrameworkCore;
using Parley.Desk.Tickets;
using Parley.Platform.Work;
using Parley.Platform.Work.Jobs;

namespace Parley.Desk.Jobs;

/// <summary>A job as people see it.</summary>
/// <param name="Kind">What it does, such as <c>webhook.deliver</c>.</param>
/// <param name="Attempts">How often it was begun since it was asked for or retried.</param>
/// <param name="RunAt">When a node may take it; while one has it, when another may.</param>
/// <param name="DeadAt">When it was given up; null: it was not.</param>
/// <param name="LastError">Why the last attempt failed; null: none has.</param>
/// <param name="EventType">The public type of what it reacts to; null: it reacts to nothing.</param>
/// <param name="TicketId">The ticket that is about; null: none that the caller may see.</param>
/// <param name="TicketNumber">That ticket's number.</param>
public sealed record JobView(
    JobId Id,
    string Kind,
    JobState State,
    int Attempts,
    DateTimeOffset RunAt,
    DateTimeOffset? DeadAt,
    string? LastError,
    string? EventType,
    TicketId? TicketId,
    long? TicketNumber,
    DateTimeOffset CreatedAt);

internal static class JobViews
{
    public static async Task<IReadOnlyList<JobView>> ViewsOf(this Call call, IReadOnlyList<Job> jobs, CancellationToken ct)
    {
        var ids = jobs.Where(j => j.EventId is not null).Select(j => j.EventId!.Value).ToList(); // not null: just looked
        var events = ids.Count == 0 ? [] : await call.Query<Event>().Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, ct);
        var subjects = events.Values.Select(e => TicketId.From(e.SubjectId)).Distinct().ToList();
        var numbers = subjects.Count == 0
            ? []
            : await call.VisibleTickets().Where(t => subjects.Contains(t.Id)).Select(t => new { t.Id, t.Number }).ToDictionaryAsync(t => t.Id, t => t.Number, ct);
        return [.. jobs.Select(View)];

        JobView View(Job job)
        {
            var reactsTo = job.EventId is { } id ? events.GetValueOrDefault(id) : null;
            var ticket = reactsTo is not null && numbers.ContainsKey(TicketId.From(reactsTo.SubjectId)) ? TicketId.From(reactsTo.SubjectId) : (TicketId?)null;
            return new JobView(
                job.Id,
                job.Kind,
                job.StateAt(call.Now),
                job.Attempts,
                job.RunAt,
                job.DeadAt,
                job.LastError,
                reactsTo?.Type,
                ticket,
                ticket is { } seen ? numbers[seen] : null,
                job.CreatedAt);
        }
    }
}
