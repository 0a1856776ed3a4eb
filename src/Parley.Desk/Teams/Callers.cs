using Microsoft.EntityFrameworkCore;
using Parley.Desk.People;
using Parley.Desk.People.Accounts;
using Parley.Desk.People.Keys;
using Parley.Platform.Data;
using Parley.Platform.Ids;
using Parley.Platform.Security;
using Parley.Platform.Work;

namespace Parley.Desk.Teams;

/// <param name="SecurityStamp">The account's; a session that carries another has ended.</param>
public sealed record SignedInAgent(Caller Caller, AgentView Agent, Workspace Workspace, string? SecurityStamp);

/// <summary>
/// Turns what a request carries (a key, a session) into a <see cref="Caller"/>: a session afresh each time, so that a right taken away is gone at
/// once; a key, whose rights never change, once a second.
/// </summary>
public sealed class Callers(Sessions sessions, KnownKeys known)
{
    /// <summary>Parley itself, at work in a workspace.</summary>
    public static Caller OfSystem(WorkspaceId workspace) =>
        new(workspace, new Actor(ActorType.System, null, "Parley"), Permissions.OfAdmins, SeesAllTickets: true, Teams: []);

    /// <summary>Null when the key is unknown.</summary>
    public async Task<Caller?> OfApiKey(string secret, CancellationToken ct)
    {
        var hash = SecretToken.Hash(secret);
        var key = await known.Find(hash, () => LookUp(hash, ct));
        return key is null
            ? null
            : new Caller(
                key.WorkspaceId,
                new Actor(ActorType.Integration, key.Id.Value, key.Name),
                key.Scopes.Select(s => new Permission(s)).ToHashSet(),
                SeesAllTickets: true,
                Teams: []);
    }

    private async Task<ApiKey?> LookUp(byte[] hash, CancellationToken ct)
    {
        await using var outside = await sessions.Read(null, ct);
        var sql = outside.Sql("select * from api_key where hash = {0}", "select * from api_key_by_hash({0})");
        return await outside.Db.Set<ApiKey>().FromSqlRaw(sql, hash).IgnoreQueryFilters().FirstOrDefaultAsync(ct);
    }

    /// <summary>Null when the account is no active agent of the workspace, or the session was signed out.</summary>
    /// <param name="sessionId">Null: there is none yet.</param>
    public async Task<SignedInAgent?> OfAccount(Guid account, WorkspaceId workspace, Guid? sessionId, CancellationToken ct)
    {
        await using var session = await sessions.Read(workspace, ct);
        var db = session.Db;
        var found = await (
            from agent in db.Set<Agent>()
            join owner in db.Set<Account>() on agent.AccountId equals owner.Id
            where agent.AccountId == account && agent.Active && !db.Set<EndedSession>().Any(e => e.Id == sessionId)
            select new { agent, owner.SecurityStamp }).FirstOrDefaultAsync(ct);
        if (found is null)
        {
            return null;
        }

        var teams = await (
            from member in db.Set<TeamMember>()
            join team in db.Set<Team>() on member.TeamId equals team.Id
            where member.AgentId == found.agent.Id
            select new Named(team.Id.Value, team.Name)).ToListAsync(ct);
        var home = await db.Set<Workspace>().FirstAsync(w => w.Id == workspace, ct);
        var a = found.agent;
        var caller = new Caller(
            workspace,
            new Actor(ActorType.Agent, a.Id.Value, a.Name),
            a.Role == Role.Admin ? Permissions.OfAdmins : Permissions.OfAgents,
            a.TicketAccess == TicketAccess.All,
            [.. teams.Select(t => t.Id)]);
        return new SignedInAgent(caller, new AgentView(a.Id, a.Name, a.Email, a.Role, a.TicketAccess, teams, a.Active), home, found.SecurityStamp);
    }
}
