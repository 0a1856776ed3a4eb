using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parley.Desk.Teams;
using Parley.Platform.Data;
using Parley.Platform.Ids;
using Parley.Testing;

namespace Parley.Platform.Tests.Data;

public sealed class SessionTests(ParleyHost host)
{
    private Sessions Sessions => host.Services.GetRequiredService<Sessions>();

    [Fact]
    public async Task What_is_not_committed_does_not_stay()
    {
        var workspace = await host.NewWorkspace();
        await using (var session = await Sessions.Write(workspace.Id, CancellationToken.None))
        {
            session.Db.Add(NewTeam(workspace.Id, "Gone"));
            await session.Save(CancellationToken.None);
        }

        (await TeamsOf(workspace.Id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Rows_saved_by_EF_and_rows_appended_are_committed_together()
    {
        var workspace = await host.NewWorkspace();
        await using (var session = await Sessions.Write(workspace.Id, CancellationToken.None))
        {
            session.Db.Add(NewTeam(workspace.Id, "Saved"));
            session.Append(NewTeam(workspace.Id, "Appended"));
            await session.Commit(CancellationToken.None);
        }

        (await TeamsOf(workspace.Id)).ShouldBe(["Appended", "Saved"]);
    }

    [Fact]
    public async Task A_failing_append_takes_everything_back()
    {
        var workspace = await host.NewWorkspace();
        await using (var session = await Sessions.Write(workspace.Id, CancellationToken.None))
        {
            session.Db.Add(NewTeam(workspace.Id, "Twice"));
            session.Append(NewTeam(workspace.Id, "Twice"));
            await Should.ThrowAsync<Exception>(() => session.Commit(CancellationToken.None));
        }

        (await TeamsOf(workspace.Id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task After_a_failed_statement_nothing_more_is_done()
    {
        var workspace = await host.NewWorkspace();
        await using (var session = await Sessions.Write(workspace.Id, CancellationToken.None))
        {
            session.Db.Add(NewTeam(workspace.Id, "First"));
            await session.Save(CancellationToken.None);
            await Should.ThrowAsync<DbException>(() => session.Db.Database.ExecuteSqlRawAsync("insert into nowhere values (1)"));

            await Should.ThrowAsync<InvalidOperationException>(() => session.Db.Set<Team>().ToListAsync());
            await Should.ThrowAsync<InvalidOperationException>(() => session.Commit(CancellationToken.None));
        }

        (await TeamsOf(workspace.Id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task After_its_commit_a_session_does_nothing_more()
    {
        var workspace = await host.NewWorkspace();
        await using var session = await Sessions.Write(workspace.Id, CancellationToken.None);
        session.Append(NewTeam(workspace.Id, "Appended"));
        await session.Commit(CancellationToken.None);

        await Should.ThrowAsync<InvalidOperationException>(() => session.Db.Set<Team>().ToListAsync());
    }

    [Fact]
    public async Task A_failed_query_leaves_nothing_behind_for_the_next_session()
    {
        var workspace = await host.NewWorkspace();
        await using (var failing = await Sessions.Read(workspace.Id, CancellationToken.None))
        {
            await Should.ThrowAsync<DbException>(() => failing.Db.Database.SqlQueryRaw<int>("select nothing from nowhere").ToListAsync());
        }

        await using var next = await Sessions.Read(null, CancellationToken.None);
        var setting = next.Sql("select '' as \"Value\"", "select coalesce(current_setting('app.workspace', true), '') as \"Value\"");
        (await next.Db.Database.SqlQueryRaw<string>(setting).ToListAsync()).ShouldBe([""]);
    }

    [Fact]
    public async Task A_session_shows_only_its_workspace_and_one_without_shows_none()
    {
        var (mine, others) = (await host.NewWorkspace(), await host.NewWorkspace());
        await Add(mine.Id, "Mine");
        await Add(others.Id, "Theirs");

        (await TeamsOf(mine.Id)).ShouldBe(["Mine"]);
        (await TeamsOf(null)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_row_of_another_workspace_is_not_written()
    {
        var (mine, others) = (await host.NewWorkspace(), await host.NewWorkspace());
        await using var session = await Sessions.Write(mine.Id, CancellationToken.None);
        session.Db.Add(NewTeam(others.Id, "Smuggled"));

        await Should.ThrowAsync<InvalidOperationException>(() => session.Commit(CancellationToken.None));
        Should.Throw<InvalidOperationException>(() => session.Append(NewTeam(others.Id, "Smuggled")));
    }

    private static Team NewTeam(WorkspaceId workspace, string name) =>
        new() { Id = TeamId.From(Guid.CreateVersion7()), WorkspaceId = workspace, Name = name, CreatedAt = DateTimeOffset.UnixEpoch };

    private async Task Add(WorkspaceId workspace, string name)
    {
        await using var session = await Sessions.Write(workspace, CancellationToken.None);
        session.Db.Add(NewTeam(workspace, name));
        await session.Commit(CancellationToken.None);
    }

    private async Task<List<string>> TeamsOf(WorkspaceId? workspace)
    {
        await using var session = await Sessions.Read(workspace, CancellationToken.None);
        return await session.Db.Set<Team>().OrderBy(t => t.Name).Select(t => t.Name).ToListAsync();
    }
}
