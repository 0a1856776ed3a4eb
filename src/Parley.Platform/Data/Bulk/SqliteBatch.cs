namespace Parley.Platform.Data.Bulk;

/// <summary>Rows as they are: SQLite has one writer, and that binds their values.</summary>
internal sealed class SqliteBatch(IReadOnlyList<BulkTable> tables) : BulkBatch
{
    private readonly Dictionary<string, List<object>> _rows = tables.ToDictionary(t => t.Name, _ => new List<object>());

    public List<object> this[BulkTable table] => _rows[table.Name];

    public override void Add(BulkTable table, object row) => _rows[table.Name].Add(row);
}
