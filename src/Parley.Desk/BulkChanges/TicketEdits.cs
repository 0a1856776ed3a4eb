using System.Text.Json;
using Parley.Desk.People;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.BulkChanges;

/// <summary>What is to become of each ticket; what is null or empty stays.</summary>
public sealed record TicketEdits
{
    public TicketStatus? Status { get; init; }

    /// <summary>Whether one of the workspace's own statuses is named, or with null the status by its own name.</summary>
    public bool NamesStatus { get; init; }

    public NamedStatusId? NamedStatus { get; init; }

    public Priority? Priority { get; init; }

    public TicketType? Type { get; init; }

    /// <summary>Whether they go to an agent, or with null to nobody.</summary>
    public bool GivesAgent { get; init; }

    public AgentId? Agent { get; init; }

    public bool GivesTeam { get; init; }

    public TeamId? Team { get; init; }

    public IReadOnlyList<string> AddTags { get; init; } = [];

    public IReadOnlyList<string> RemoveTags { get; init; } = [];

    /// <summary>Values of the workspace's own fields, by key; JSON null takes one away.</summary>
    public IReadOnlyDictionary<string, JsonElement>? CustomFields { get; init; }

    internal bool MovesStatus => Status is not null || NamesStatus;

    private bool IsEmpty => !MovesStatus && Priority is null && Type is null && !GivesAgent && !GivesTeam && AddTags.Count == 0 && RemoveTags.Count == 0 && CustomFields is null or { Count: 0 };

    internal void Check(Checks check)
    {
        if (IsEmpty)
        {
            check.Add("/changes", "required", "Say what is to change.");
        }

        TagRules.Check(check, AddTags, i => $"/changes/add_tags/{i}");
        TagRules.Check(check, RemoveTags, i => $"/changes/remove_tags/{i}");
    }
}
