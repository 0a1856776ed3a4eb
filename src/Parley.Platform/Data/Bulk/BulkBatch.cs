namespace Parley.Platform.Data.Bulk;

/// <summary>Some rows on their way into the database. One thread fills it, whichever; another may fill the next one meanwhile.</summary>
public abstract class BulkBatch
{
    public abstract void Add(BulkTable table, object row);
}
