namespace Parley.Platform.Data.Bulk;

/// <summary>Rows that are encoded as they come, so that the threads which make them share that work.</summary>
internal sealed class PostgresBatch(IReadOnlyList<BulkTable> tables) : BulkBatch
{
    private readonly Dictionary<string, CopyRows> _rows = tables.ToDictionary(t => t.Name, _ => new CopyRows());

    public CopyRows this[BulkTable table] => _rows[table.Name];

    public override void Add(BulkTable table, object row)
    {
        var rows = _rows[table.Name];
        rows.BeginRow(table.Columns.Count);
        table.Write(row, rows);
    }
}
