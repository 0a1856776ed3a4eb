using Npgsql;

namespace Parley.Platform.Data.Copies;

/// <summary>Takes indexes, references and triggers off all tables, and forced policies from their owner, and knows how to put them back.</summary>
internal sealed class BareTables
{
    // The references first: an index may serve one. Indexes of keys and unique constraints stay.
    private const string Sql = """
        select off, back from (
          select 1 as place, format('alter table %s drop constraint %I', conrelid::regclass, conname) as off,
            format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as back
          from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0
          union all
          select 2, format('drop index %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid)
          from pg_index i join pg_class c on c.oid = i.indrelid
          where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
          union all
          select 3, format('alter table %s disable trigger %I', tgrelid::regclass, tgname), format('alter table %s enable trigger %I', tgrelid::regclass, tgname)
          from pg_trigger t join pg_class c on c.oid = t.tgrelid
          where c.relnamespace = 'public'::regnamespace and not tgisinternal and tgenabled = 'O'
          union all
          select 4, format('alter table %s no force row level security', oid::regclass), format('alter table %s force row level security', oid::regclass)
          from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relforcerowsecurity
        ) statement order by place, off
        """;

    private readonly List<string> _back = [];

    public static async Task<BareTables> Make(NpgsqlConnection connection, CancellationToken ct)
    {
        var bare = new BareTables();
        var off = new List<string>();
        await using (var command = new NpgsqlCommand(Sql, connection))
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                off.Add(reader.GetString(0));
                bare._back.Insert(0, reader.GetString(1));
            }
        }

        foreach (var statement in off)
        {
            await PostgresSums.Scalar(connection, statement, ct);
        }

        return bare;
    }

    public async Task PutBack(NpgsqlConnection connection, CancellationToken ct)
    {
        foreach (var statement in _back)
        {
            await PostgresSums.Scalar(connection, statement, ct);
        }
    }
}
