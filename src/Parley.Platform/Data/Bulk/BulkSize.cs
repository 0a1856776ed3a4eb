namespace Parley.Platform.Data.Bulk;

/// <summary>How much is to come: rows of the table that says it best.</summary>
public sealed record BulkSize(string Table, long Rows);
