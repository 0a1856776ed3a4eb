using Parley.Desk.Tickets.Messages;
using Parley.Platform.Data.Bulk;
using Parley.Platform.Work;

namespace Parley.Desk.Seed;

/// <summary>Takes rows of any of the tables, and counts them.</summary>
internal sealed class SeedRows(SeedTables tables, BulkBatch batch)
{
    public BulkBatch Batch => batch;

    public int Messages { get; private set; }

    public int Events { get; private set; }

    public void Add(object row)
    {
        batch.Add(tables[row], row);
        Messages += row is Message ? 1 : 0;
        Events += row is Event ? 1 : 0;
    }
}
