using Microsoft.EntityFrameworkCore;
using Parley.Platform.Data;
using Parley.Platform.Ids;
using Parley.Platform.Work;

namespace Parley.Desk.People;

/// <summary>A workspace that an account may enter.</summary>
public sealed record WorkspaceChoice(WorkspaceId Id, string Slug, string Name);

/// <summary>
/// The questions that come before a workspace is known. On PostgreSQL a definer function answers each, and nothing else can look past
/// the policies.
/// </summary>
public sealed class WorkspaceLookup(Sessions sessions)
{
    /// <param name="slug">Null for the oldest workspace, which is the only one of most installations.</param>
    public async Task<WorkspaceChoice?> BySlug(string? slug, CancellationToken ct)
    {
        if (slug is not null && !Checks.IsStorable(slug))
        {
            return null;
        }

        await using var session = await sessions.Read(null, ct);
        var sql = session.Sql(
            "select id, slug, name from workspace where {0} = '' or slug = {0} order by created_at, id limit 1",
            "select id, slug, name from workspace_by_slug({0})");
        return (await session.Db.Set<WorkspaceChoice>().FromSqlRaw(sql, slug ?? "").ToListAsync(ct)).FirstOrDefault();
    }

    public async Task<IReadOnlyList<WorkspaceChoice>> OfAccount(Guid account, CancellationToken ct)
    {
        await using var session = await sessions.Read(null, ct);
        var sql = session.Sql(
            """
            select w.id, w.slug, w.name from workspace w join agent a on a.workspace_id = w.id
            where a.account_id = {0} and a.active order by w.created_at
            """,
            "select id, slug, name from workspaces_of_account({0})");
        return await session.Db.Set<WorkspaceChoice>().FromSqlRaw(sql, session.Key(account)).ToListAsync(ct);
    }

    /// <summary>Runs a statement that answers one workspace's id, or nothing, as <c>Value</c>.</summary>
    public static async Task<WorkspaceId?> One(Session outside, string sql, byte[] hash, CancellationToken ct)
    {
        var found = await outside.Db.Database.SqlQueryRaw<Guid?>(sql, hash).ToListAsync(ct);
        return found is [{ } id] ? WorkspaceId.From(id) : null;
    }
}
