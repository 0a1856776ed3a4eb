using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Parley.Desk.People;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Fields;
using Parley.Platform.Work;

namespace Parley.Desk.Search.Language;

/// <summary>
/// What somebody may want to write behind a field. What there is too much of is taken from the newest tickets that the caller sees, the most
/// frequent first.
/// </summary>
internal sealed class LikelyValues(Call call)
{
    private const int Newest = 1000;

    public async Task<IEnumerable<string>> Of(QueryField field, string typed, CancellationToken ct)
    {
        var values = field.Key is { } key ? await OfOwn(key, ct) : field.Values.Concat(await Looked(field, ct)).Distinct();
        return values.Where(value => value.StartsWith(typed, StringComparison.OrdinalIgnoreCase) || value.Contains($" {typed}", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The workspace's own fields that somebody may be about to name.</summary>
    public async Task<IEnumerable<TicketFieldView>> OwnFields(string typed, CancellationToken ct)
    {
        var fields = (await TicketFieldView.All(call, ct)).Where(f => f.Active);
        return typed.Length < 2 ? []
            : typed.Length > QueryField.Own.Length ? fields.Where(f => $"{QueryField.Own}{f.Key}".StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            : fields.Where(f => QueryField.Own.StartsWith(typed, StringComparison.OrdinalIgnoreCase)
                || f.Key.StartsWith(typed, StringComparison.OrdinalIgnoreCase) || f.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase));
    }

    private async Task<IEnumerable<string>> OfOwn(string key, CancellationToken ct)
    {
        var fields = await TicketFieldView.All(call, ct);
        return fields.FirstOrDefault(f => f.Key == key) is { } field ? new AskedField(field).Values : [];
    }

    private async Task<IEnumerable<string>> Looked(QueryField field, CancellationToken ct) => field.Name switch
    {
        "assignee" => call.Caller.May(Permissions.PeopleRead) ? await call.Query<Agent>().Where(a => a.Active).OrderBy(a => a.Name).Select(a => a.Name).ToListAsync(ct) : [],
        "team" => call.Caller.May(Permissions.PeopleRead) ? await call.Query<Team>().OrderBy(t => t.Name).Select(t => t.Name).ToListAsync(ct) : [],
        "tag" => Frequent((await OfNewest(t => t.Tags, ct)).SelectMany(tags => tags)),
        "company" => Frequent(await OfNewest(t => t.Company!.Name, ct)), // null where there is none
        "requester" => Frequent(await OfNewest(t => t.Requester!.Email, ct)), // every ticket has one
        _ => [],
    };

    private Task<List<T>> OfNewest<T>(Expression<Func<Ticket, T>> field, CancellationToken ct) =>
        call.ListedTickets().OrderByDescending(t => t.CreatedAt).ThenByDescending(t => t.Id).Take(Newest).Select(field).ToListAsync(ct);

    private static IEnumerable<string> Frequent(IEnumerable<string?> values) =>
        values.OfType<string>().CountBy(value => value).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key);
}
