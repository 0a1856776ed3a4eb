namespace Parley.Desk.BulkChanges;

/// <summary>The same change of many tickets, and how far it has come.</summary>
/// <param name="Q">The query that found the tickets; null: they were named.</param>
/// <param name="Total">Tickets.</param>
/// <param name="Done">How many of them were seen to: the sum of the three that follow.</param>
/// <param name="Changed">They are as they were asked to be.</param>
/// <param name="Unchanged">They were so already.</param>
/// <param name="Refused">They stay as they were; the results say why.</param>
/// <param name="RemainingS">Seconds until it is done, about; null: nobody knows, or it does not run.</param>
public sealed record BulkChangeView(
    BulkChangeId Id,
    BulkState State,
    string? Q,
    int Total,
    int Done,
    int Changed,
    int Unchanged,
    int Refused,
    long? RemainingS,
    string MadeBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset? EndedAt)
{
    internal static BulkChangeView Of(BulkChange change, DateTimeOffset now)
    {
        var took = (now - change.CreatedAt).TotalSeconds;
        long? left = change.State == BulkState.Running && change.Position > 0 ? (long)Math.Ceiling(took * (change.Total - change.Position) / change.Position) : null;
        return new BulkChangeView(
            change.Id, change.State, change.Query, change.Total, change.Position, change.Changed, change.Unchanged, change.Refused, left, change.MadeByName, change.CreatedAt, change.EndedAt);
    }
}
