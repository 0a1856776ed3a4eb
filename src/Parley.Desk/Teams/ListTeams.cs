using Microsoft.EntityFrameworkCore;
using Parley.Platform.Data;
using Parley.Platform.Work;

namespace Parley.Desk.Teams;

/// <summary>The workspace's teams, oldest first.</summary>
public sealed record ListTeams(PageRequest Page) : IQuery<Page<TeamView>>;

internal sealed class ListTeamsHandler : IHandler<ListTeams, Page<TeamView>>
{
    private static readonly Keyset<Team, DateTimeOffset, TeamId> Oldest = Keyset.ByTime<Team, TeamId>("created_at", false, t => t.CreatedAt, t => t.Id);

    public async Task<Result<Page<TeamView>>> Handle(ListTeams query, Call call, CancellationToken ct)
    {
        var page = await Oldest.Read(call.Query<Team>(), "", query.Page, ct);
        if (page.Refusal is { } refusal)
        {
            return refusal;
        }

        var ids = page.Value.Rows.Select(t => t.Id).ToList();
        var sizes = await call.Query<TeamMember>()
            .Where(m => ids.Contains(m.TeamId))
            .GroupBy(m => m.TeamId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return new Page<TeamView>([.. page.Value.Rows.Select(t => new TeamView(t.Id, t.Name, sizes.GetValueOrDefault(t.Id)))], page.Value.Next);
    }
}
