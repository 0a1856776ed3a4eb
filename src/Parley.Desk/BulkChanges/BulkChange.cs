using System.Text.Json;
using Parley.Desk.Tickets;
using Parley.Platform.Ids;
using Parley.Platform.Work;

namespace Parley.Desk.BulkChanges;

public readonly record struct BulkChangeId(Guid Value) : IId<BulkChangeId>
{
    public static BulkChangeId From(Guid value) => new(value);

    public int CompareTo(BulkChangeId other) => Value.CompareTo(other.Value);
}

public enum BulkState
{
    Running,
    Done,

    /// <summary>Stopped by a person; what was changed stays.</summary>
    Cancelled,
}

/// <summary>The same change of many tickets, asked for at once and made in the background, and how far that has come.</summary>
public sealed class BulkChange : IInWorkspace
{
    /// <summary>Tickets at once.</summary>
    public const int Most = 10_000;

    private const int IdSize = 16;

    public required BulkChangeId Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>JSON: <see cref="TicketEdits"/>.</summary>
    public required string Edits { get; init; }

    /// <summary>JSON: whose wish it is, with the rights that they had when they asked.</summary>
    public required string Caller { get; init; }

    /// <summary>The tickets' ids one behind the other, in their own order, so that two changes never wait for each other crosswise.</summary>
    public required byte[] Tickets { get; init; }

    public BulkState State { get; private set; } = BulkState.Running;

    /// <summary>What found them; null: they were named.</summary>
    public required string? Query { get; init; }

    public required int Total { get; init; }

    /// <summary>How many tickets were seen to.</summary>
    public int Position { get; private set; }

    public int Changed { get; private set; }

    /// <summary>They were so already.</summary>
    public int Unchanged { get; private set; }

    public int Refused { get; private set; }

    public required Guid? MadeById { get; init; }

    public required string MadeByName { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EndedAt { get; private set; }

    public TicketEdits ReadEdits => JsonSerializer.Deserialize<TicketEdits>(Edits, PublicJson.Options)!; // written when it was made

    public BulkCaller ReadCaller => JsonSerializer.Deserialize<BulkCaller>(Caller, PublicJson.Options)!; // the same

    public static byte[] Pack(IEnumerable<TicketId> tickets) => [.. tickets.Order().SelectMany(t => t.Value.ToByteArray(bigEndian: true))];

    /// <summary>The next tickets, so many at most.</summary>
    public IReadOnlyList<TicketId> Next(int most) =>
        [.. Enumerable.Range(Position, Math.Min(most, Total - Position)).Select(i => TicketId.From(new Guid(Tickets.AsSpan(i * IdSize, IdSize), bigEndian: true)))];

    public void Advance(IReadOnlyList<BulkResult> results, DateTimeOffset now)
    {
        Position += results.Count;
        Changed += results.Count(r => r.Outcome == BulkOutcome.Changed);
        Unchanged += results.Count(r => r.Outcome == BulkOutcome.Unchanged);
        Refused += results.Count(r => r.Outcome == BulkOutcome.Refused);
        if (Position == Total)
        {
            (State, EndedAt) = (BulkState.Done, now);
        }
    }

    public void Cancel(DateTimeOffset now) => (State, EndedAt) = (BulkState.Cancelled, now);
}
