using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Parley.Platform.Data;
using Parley.Testing;

namespace Parley.Platform.Tests.Data;

/// <summary>The migrations are written by hand, the model in code: here they meet.</summary>
public sealed class SchemaTests(ParleyHost host)
{
    // Not rows that the model reads: the migrator's own, the text index behind its functions, and the numbering step's.
    private static readonly string[] OutsideTheModel = ["schema_migration", "ticket_search", "event_pending", "feed_head"];

    [Fact]
    public async Task The_migrations_build_exactly_the_tables_and_columns_of_the_model()
    {
        var built = await BuiltColumns();
        var meant = await MeantColumns();

        built.ShouldBe(meant);
    }

    [Fact]
    public async Task Migrating_again_changes_nothing()
    {
        var taken = await host.Services.GetRequiredService<Migrator>().Migrate(CancellationToken.None);

        taken.ShouldBeEmpty();
    }

    /// <summary>SQLite takes an index of which it knows nothing to leave ten rows of any table, and follows it.</summary>
    [Fact]
    public async Task On_SQLite_the_planner_knows_each_index_of_a_table_that_it_knows_any_of()
    {
        Assert.SkipUnless(!TestDatabase.IsPostgres, "PostgreSQL counts by itself.");
        await using var connection = await host.Services.GetRequiredService<Engine>().OpenOwner(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = """
            select name from sqlite_schema
            where type = 'index' and tbl_name in (select tbl from sqlite_stat1) and name not in (select idx from sqlite_stat1 where idx is not null)
            union all select idx from sqlite_stat1 where idx is not null and idx not in (select name from sqlite_schema where type = 'index')
            """;
        var unknown = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            unknown.Add(reader.GetString(0));
        }

        unknown.ShouldBeEmpty("Add its line to sqlite_stat1 in the migration that makes it, as 0012_plans.sql does.");
    }

    private async Task<List<string>> MeantColumns()
    {
        await using var session = await host.Services.GetRequiredService<Sessions>().Read(null, CancellationToken.None);
        var model = session.Db.GetService<IDesignTimeModel>().Model.GetRelationalModel();
        return [.. model.Tables
            .SelectMany(t => t.Columns.Select(c => Line(t.Name, c.Name, c.StoreType, c.IsNullable, t.PrimaryKey?.Columns.Contains(c) == true)))
            .Order(StringComparer.Ordinal)];
    }

    private async Task<List<string>> BuiltColumns()
    {
        await using var connection = await host.Services.GetRequiredService<Engine>().OpenOwner(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = TestDatabase.IsPostgres
            ? """
              select c.relname, a.attname, format_type(a.atttypid, a.atttypmod), not a.attnotnull,
                exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary and a.attnum = any (i.indkey))
              from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
              where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
              """
            : """
              select t.name, c.name, c.type, c."notnull" = 0 and c.pk = 0, c.pk > 0 from sqlite_master t join pragma_table_info(t.name) c
              where t.type = 'table' and t.name not like 'sqlite_%' and t.name not like 'ticket_search_index%'
              """;
        var lines = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            if (!OutsideTheModel.Contains(reader.GetString(0)))
            {
                lines.Add(Line(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetBoolean(3), reader.GetBoolean(4)));
            }
        }

        return [.. lines.Order(StringComparer.Ordinal)];
    }

    private static string Line(string table, string column, string type, bool nullable, bool key) =>
        $"{table}.{column} {type.ToLowerInvariant()}{(nullable ? " null" : "")}{(key ? " key" : "")}";
}
