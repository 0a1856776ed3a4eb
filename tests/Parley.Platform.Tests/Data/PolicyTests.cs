using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Parley.Platform.Data;
using Parley.Testing;

namespace Parley.Platform.Tests.Data;

/// <summary>What PostgreSQL's own catalogue says of the walls between workspaces.</summary>
public sealed class PolicyTests(ParleyHost host)
{
    private const string OnlyPostgres = "Policies are PostgreSQL's.";

    /// <summary>Tables without a workspace, each with its reason.</summary>
    private static readonly Dictionary<string, string> Exempt = new()
    {
        ["account"] = "signing in comes before a workspace is known; one account may enter several",
        ["protection_key"] = "a session is opened before its workspace is known; sealed with the master key",
        ["feed_head"] = "two numbers: how far the feed of all workspaces goes",
        ["installation"] = "one row that is true of all workspaces",
        ["schema_migration"] = "the migrator's own; the application cannot read it",
        ["workspace"] = "is the workspace: its policy compares its id",
    };

    /// <summary>The functions that look past a workspace, all there are.</summary>
    private static readonly string[] Definers =
    [
        "api_key_by_hash", "forget_ticket", "ticket_search_add", "ticket_search_among", "ticket_search_first", "ticket_search_spans", "workspace_by_slug", "workspace_of_customer_link", "workspace_of_rating_link", "workspaces_of_account", "workspaces_to_close",
        "workspaces_to_purge", "workspaces_with_escalation_rules",
    ];

    [Fact]
    public async Task Every_table_carries_a_workspace_or_is_exempt_by_name()
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, OnlyPostgres);
        var without = await Owner("""
            select relname from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r'
            and not exists (select from pg_attribute where attrelid = c.oid and attname = 'workspace_id' and not attisdropped)
            """);

        without.ShouldBe(Exempt.Keys, ignoreOrder: true);
    }

    [Fact]
    public async Task Every_table_with_a_workspace_has_a_forced_policy()
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, OnlyPostgres);
        var open = await Owner("""
            select relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname in ('workspace_id')
            where relnamespace = 'public'::regnamespace and relkind = 'r' and not (
              relrowsecurity and relforcerowsecurity and exists (
                select from pg_policy p where p.polrelid = c.oid and p.polname = 'workspace' and p.polcmd = '*' and p.polroles = '{0}'
                and pg_get_expr(p.polqual, p.polrelid) like '%workspace_id = (NULLIF(current_setting(''app.workspace''%'))
            """);
        var workspace = await Owner("select relname from pg_class where relname = 'workspace' and relrowsecurity and relforcerowsecurity");

        open.ShouldBeEmpty();
        workspace.ShouldBe(["workspace"]);
    }

    [Fact]
    public async Task No_other_policy_opens_a_table_but_the_finders_and_that_only_to_the_finder()
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, OnlyPostgres);
        var others = await Owner("""
            select polrelid::regclass::text || ' ' || polname || ' ' || array_to_string(polroles::regrole[], ',') from pg_policy
            where polname not in ('workspace', 'worker') and not (polname = 'keeper' and polcmd = 'r' and polroles::regrole[]::text = '{parley_keeper}')
            """);

        others.ShouldBe(
            ["agent finder parley_finder", "api_key finder parley_finder", "customer_link finder parley_finder", "escalation_rule finder parley_finder", "rating_link finder parley_finder", "ticket finder parley_finder", "ticket_counter finder parley_finder", "ticket_search finder parley_finder",
                "workflow_document finder parley_finder", "workspace finder parley_finder"],
            ignoreOrder: true);
    }

    [Fact]
    public async Task The_worker_sees_jobs_and_feed_and_nothing_else_and_nobody_has_its_rights_unasked()
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, OnlyPostgres);
        var readable = await Owner("""
            select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and has_table_privilege('parley_worker', oid, 'select')
            """);
        var open = await Owner("select polrelid::regclass::text from pg_policy where polname = 'worker' and polroles::regrole[]::text = '{parley_worker}'");
        var ofClocks = await Owner("select attname from pg_attribute where attrelid = 'sla_clock'::regclass and attnum > 0 and has_column_privilege('parley_worker', attrelid, attnum, 'select')");
        var ofWaiting = await Owner("select attname from pg_attribute where attrelid = 'waiting_ticket'::regclass and attnum > 0 and has_column_privilege('parley_worker', attrelid, attnum, 'select')");
        var inheriting = await Owner("select rolname from pg_roles where rolname in ('parley_app', 'parley_login') and pg_has_role(oid, 'parley_worker', 'usage')");

        readable.ShouldBe(["event", "event_pending", "feed_entry", "feed_head", "job", "kept_answer", "ticket_count", "ticket_delta"], ignoreOrder: true);
        open.ShouldBe(["event", "event_pending", "feed_entry", "job", "kept_answer", "sla_clock", "ticket_count", "ticket_delta", "waiting_ticket"], ignoreOrder: true);
        ofClocks.ShouldBe(["next_at", "workspace_id"], ignoreOrder: true);
        ofWaiting.ShouldBe(["workspace_id"]);
        inheriting.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_keeper_sees_every_table_whole_changes_none_and_is_nobody_elses_role()
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, OnlyPostgres);
        var hidden = await Owner("""
            select relname from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'S') and (
              not has_table_privilege('parley_keeper', oid, 'select') or has_table_privilege('parley_keeper', oid, 'insert, update, delete, truncate')
              or relrowsecurity and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'keeper' and pg_get_expr(p.polqual, p.polrelid) = 'true'))
            """);
        var inheriting = await Owner("select rolname from pg_roles where rolname like 'parley%' and rolname <> 'parley_keeper' and pg_has_role(oid, 'parley_keeper', 'member')");

        hidden.ShouldBeEmpty();
        inheriting.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_applications_role_owns_nothing_and_bypasses_nothing()
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, OnlyPostgres);
        var role = await App("""
            select current_user || ' ' || rolsuper || ' ' || rolbypassrls || ' ' || rolcreaterole || ' ' || rolcreatedb
            from pg_roles where rolname = current_user
            """);
        var owned = await Owner("""
            select relname from pg_class where relowner in (select oid from pg_roles where rolname in ('parley_app', 'parley_login', 'parley_finder', 'parley_keeper', 'parley_worker'))
            """);

        role.ShouldBe(["parley_app false false false false"]);
        owned.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_setting_there_are_no_rows()
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, OnlyPostgres);
        var workspace = await host.NewWorkspace();
        await workspace.OpenTicket();
        var readable = await App(
            "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and has_table_privilege(oid, 'select')");

        readable.ShouldContain("ticket");
        foreach (var table in readable.Except(Exempt.Keys.Except(["workspace"])))
        {
            (await App($"select 'a row of {table}' from {table}")).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task The_search_text_and_the_schemas_history_are_out_of_the_applications_reach()
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, OnlyPostgres);
        foreach (var table in (string[])["ticket_search", "schema_migration"])
        {
            var refused = await Should.ThrowAsync<PostgresException>(() => App($"select 'seen' from {table}"));
            refused.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        }
    }

    [Fact]
    public async Task Events_cannot_be_changed_or_removed_by_the_application()
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, OnlyPostgres);
        foreach (var statement in (string[])["update event set type = 'x' returning type", "delete from event returning type"])
        {
            var refused = await Should.ThrowAsync<PostgresException>(() => App(statement));
            refused.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
        }
    }

    [Fact]
    public async Task A_row_cannot_be_written_into_another_workspace()
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, OnlyPostgres);
        var (mine, others) = (await host.NewWorkspace(), await host.NewWorkspace());
        await using var connection = await OpenApp();
        var refused = await Should.ThrowAsync<PostgresException>(() => Read(connection, $"""
            select set_config('app.workspace', '{mine.Id.Value}', false);
            insert into team (id, workspace_id, name, created_at) values (gen_random_uuid(), '{others.Id.Value}', 'x', now()) returning name
            """));

        refused.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task Only_the_named_functions_look_past_a_workspace_and_none_is_open_to_everybody()
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, OnlyPostgres);
        var definers = await Owner("""
            select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef and proowner::regrole::text = 'parley_finder'
            and array_to_string(proconfig, ',') like '%search_path=public, pg_temp%' and not has_function_privilege('public', oid, 'execute')
            """);
        var all = await Owner("select proname from pg_proc where prosecdef and pronamespace = 'public'::regnamespace");

        definers.ShouldBe(Definers, ignoreOrder: true);
        all.ShouldBe(Definers, ignoreOrder: true);
    }

    [Theory]
    [InlineData("ticket_search_among('''zanzibar''', '{0}', array['{1}']::uuid[])")]
    [InlineData("ticket_search_first('''zanzibar''', '{0}', 100)")]
    [InlineData("ticket_search_spans('''zanzibar''', '{0}', 0, 2000, 100)")]
    public async Task A_search_finds_only_the_workspace_that_is_set_whatever_is_asked_for(string search)
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, OnlyPostgres);
        var (mine, others) = (await host.NewWorkspace(), await host.NewWorkspace());
        var ticket = (await others.OpenTicket("Zanzibar")).Text("id");
        var sql = string.Format(CultureInfo.InvariantCulture, search, others.Id.Value, ticket);

        (await Found(mine)).ShouldBeEmpty();
        (await Found(others)).ShouldBe([ticket]);

        async Task<List<string>> Found(TestWorkspace workspace)
        {
            await using var connection = await OpenApp();
            await using var set = new NpgsqlCommand($"select set_config('app.workspace', '{workspace.Id.Value}', false)", connection);
            await set.ExecuteNonQueryAsync();
            return await Read(connection, $"select ticket_id::text from {sql}");
        }
    }

    private async Task<List<string>> Owner(string sql)
    {
        await using var connection = (NpgsqlConnection)await host.Services.GetRequiredService<Engine>().OpenOwner(CancellationToken.None);
        return await Read(connection, sql);
    }

    private async Task<List<string>> App(string sql)
    {
        await using var connection = await OpenApp();
        return await Read(connection, sql);
    }

    private async Task<NpgsqlConnection> OpenApp()
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(host.Database.Address) { Options = "-c role=parley_app", Pooling = false }.ToString());
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<List<string>> Read(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        do
        {
            while (await reader.ReadAsync())
            {
                rows.Add(reader.GetString(0));
            }
        }
        while (await reader.NextResultAsync());

        return rows;
    }
}
