using Microsoft.EntityFrameworkCore;
using Parley.Desk.People;
using Parley.Platform.Work;

namespace Parley.Desk.Imports;

/// <summary>
/// Who of the team wrote what is imported. One whom the file names by the address of an agent here is that agent. All others are only names on
/// their messages: an agent has an account to sign in with, and a file makes nobody one.
/// </summary>
internal static class ImportedAgents
{
    private const string Nameless = "Agent";

    public static async Task<IReadOnlyDictionary<string, Agent>> Find(Call call, IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        var addresses = rows.OfType<ConversationRow>().SelectMany(r => r.Messages).Select(m => m.Agent).OfType<string>().Where(a => a.Contains('@', StringComparison.Ordinal))
            .Select(Norm).Distinct().ToList();
        if (addresses.Count == 0)
        {
            return new Dictionary<string, Agent>();
        }

        // A team is small.
        var team = await call.Query<Agent>().AsNoTracking().Where(a => a.Active).ToListAsync(ct);
        return team.Where(a => addresses.Contains(Norm(a.Email))).GroupBy(a => Norm(a.Email)).ToDictionary(g => g.Key, g => g.First());
    }

    public static Actor Author(string agent, IReadOnlyDictionary<string, Agent> team) =>
        team.TryGetValue(Norm(agent), out var known)
            ? new Actor(ActorType.Agent, known.Id.Value, known.Name)
            : new Actor(ActorType.Agent, null, agent.Length > 0 ? agent : Nameless);

    private static string Norm(string address) => address.Trim().ToLowerInvariant();
}
