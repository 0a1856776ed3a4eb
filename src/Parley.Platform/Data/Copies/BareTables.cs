using Npgsql;

namespace Parley.Platform.Data.Copies;

/// <summary>Takes indexes, references and triggers off tables, and forced policies from their owner, and knows how to put them back.</summary>
internal sealed class BareTables
{
    // The references first: an index may serve one. Indexes of keys and unique constraints stay. Policies come back last: under them the owner
    // sees no rows, and so no reference that leads nowhere; what is referred to must be seen as well.
    private const string Sql = """
        select off, back, what from (
          select 1 as place, format('alter table %s no force row level security', oid::regclass) as off, 'Putting back forced policies' as what,
            format('alter table %s force row level security', oid::regclass) as back
          from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r' and relforcerowsecurity and ($1 is null or relname = any ($1)
            or exists (select from pg_constraint k where k.confrelid = c.oid and k.conrelid = any (select n::regclass from unnest($1) n)))
          union all
          select 2, format('alter table %s drop constraint %I', conrelid::regclass, conname), 'Checking references of ' || conrelid::regclass,
            format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
          from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0
            and not $2 and ($1 is null or conrelid = any (select n::regclass from unnest($1) n))
          union all
          select 3, format('drop index %s', i.indexrelid::regclass), 'Building indexes of ' || i.indrelid::regclass, pg_get_indexdef(i.indexrelid)
          from pg_index i join pg_class c on c.oid = i.indrelid
          where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
            and not $2 and ($1 is null or c.relname = any ($1))
          union all
          select 4, format('alter table %s disable trigger %I', tgrelid::regclass, tgname), 'Putting back triggers',
            format('alter table %s enable trigger %I', tgrelid::regclass, tgname)
          from pg_trigger t join pg_class c on c.oid = t.tgrelid
          where c.relnamespace = 'public'::regnamespace and not tgisinternal and tgenabled = 'O' and $1 is null
        ) statement order by place, what, off
        """;

    private readonly List<(string Statement, string What)> _back = [];

    /// <param name="tables">Null: all, and their triggers as well.</param>
    /// <param name="keepIndexes">Takes off the forced policies only.</param>
    public static async Task<BareTables> Make(NpgsqlConnection connection, string[]? tables, bool keepIndexes, CancellationToken ct)
    {
        var bare = new BareTables();
        var off = new List<string>();
        await using (var command = new NpgsqlCommand(Sql, connection))
        {
            command.Parameters.Add(new NpgsqlParameter { Value = (object?)tables ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Text });
            command.Parameters.Add(new NpgsqlParameter { Value = keepIndexes });
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                off.Add(reader.GetString(0));
                bare._back.Insert(0, (reader.GetString(1), reader.GetString(2)));
            }
        }

        foreach (var statement in off)
        {
            await PostgresSums.Scalar(connection, statement, ct);
        }

        return bare;
    }

    /// <param name="step">Told what is put back next; null: nobody.</param>
    public async Task PutBack(NpgsqlConnection connection, Action<string>? step, CancellationToken ct)
    {
        var last = "";
        foreach (var (statement, what) in _back)
        {
            if (what != last)
            {
                step?.Invoke(last = what);
            }

            await PostgresSums.Scalar(connection, statement, ct);
        }
    }
}
