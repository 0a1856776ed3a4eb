using System.Diagnostics.CodeAnalysis;
using Parley.Desk.Files;
using Parley.Desk.People;
using Parley.Desk.People.Contacts;
using Parley.Desk.Teams;
using Parley.Desk.Tickets.Fields;
using Parley.Platform.Ids;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets;

/// <summary>A customer's request and where it stands. It changes only by its own methods, which record what happened.</summary>
public sealed partial class Ticket : IInWorkspace
{
    /// <summary>Later than any promise.</summary>
    public static readonly DateTimeOffset NoPromise = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    // For EF.
    private Ticket()
    {
    }

    [SetsRequiredMembers]
    public Ticket(TicketId id, long number, string subject, TicketSource source, Contact requester, Call call)
    {
        (Id, Number, Subject, Source, WorkspaceId) = (id, number, subject, source, call.Workspace);
        (Requester, RequesterId, Company, CompanyId) = (requester, requester.Id, requester.Company, requester.CompanyId);
        (CreatedAt, UpdatedAt) = (call.Now, call.Now);
        SpamSince = IsUnwelcome(requester, call) ? call.Now : null;
        call.Record(new TicketOpened(id, number, subject, requester.Name, requester.Email, CreatedAt) { Itself = this });
    }

    public required TicketId Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>What people call it; unique in the workspace, growing, with holes.</summary>
    public required long Number { get; init; }

    public required string Subject { get; set; }

    public TicketStatus Status { get; private set; } = TicketStatus.New;

    /// <summary>Null: the status by its own name.</summary>
    public NamedStatusId? NamedStatusId { get; private set; }

    public NamedStatus? NamedStatus { get; private set; }

    public Priority Priority { get; set; } = Priority.Normal;

    public TicketType Type { get; set; } = TicketType.Question;

    public required TicketSource Source { get; init; }

    public required ContactId RequesterId { get; init; }

    public Contact? Requester { get; init; }

    public CompanyId? CompanyId { get; init; }

    public Company? Company { get; init; }

    public AgentId? AssigneeId { get; private set; }

    public Agent? Assignee { get; private set; }

    public TeamId? TeamId { get; private set; }

    public Team? Team { get; private set; }

    /// <summary>Lower-case, in the order given; the same as the rows of <see cref="TicketTag"/>.</summary>
    public List<string> Tags { get; set; } = [];

    /// <summary>The values of the workspace's own fields, by key, as JSON; null: none has one. The same as the rows of <see cref="TicketFieldValue"/>.</summary>
    public string? FieldValues { get; private set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    /// <summary>When an agent first answered the customer.</summary>
    public DateTimeOffset? FirstResponseAt { get; private set; }

    public DateTimeOffset? ResolvedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>
    /// From when on the days count after which it closes by itself. Null: it does not, because it is not resolved, or because that was told by
    /// an import or a seed, which start no rule.
    /// </summary>
    public DateTimeOffset? ClosingSince { get; private set; }

    /// <summary>The ticket that this one goes on from; null: it stands for itself. Both numbers never change, and so are kept here.</summary>
    public TicketId? FollowUpOfId { get; private init; }

    public long? FollowUpOfNumber { get; private init; }

    /// <summary>The ticket that goes on from this one, which takes what the customer writes later; null: there is none.</summary>
    public TicketId? FollowedById { get; private set; }

    public long? FollowedByNumber { get; private set; }

    /// <summary>The ticket that took this one in; null: it stands for itself.</summary>
    public TicketId? MergedIntoId { get; private set; }

    public long? MergedIntoNumber { get; private set; }

    /// <summary>What it goes back to when it is taken out again.</summary>
    public TicketStatus? StatusBeforeMerge { get; private set; }

    /// <summary>When it went into the trash; null: it is not there. It stands beside the status, which stays what it was.</summary>
    public DateTimeOffset? DeletedAt { get; private set; }

    /// <summary>The name of who put it there.</summary>
    public string? DeletedBy { get; private set; }

    /// <summary>Since when it counts as spam; null: it does not. Beside the status as well.</summary>
    public DateTimeOffset? SpamSince { get; private set; }

    /// <summary>What its customer said of it; null: nothing.</summary>
    public Satisfaction? Satisfaction { get; private set; }

    /// <summary>The tier that it was escalated to; 0: none.</summary>
    public int EscalationLevel { get; private set; }

    /// <summary>Whether lists, searches and counters have it.</summary>
    public bool IsListed => DeletedAt is null && SpamSince is null;

    /// <summary>Raised by every change, a message included.</summary>
    public long Version { get; private set; } = 1;

    /// <summary>The next promise to the customer that falls due; <see cref="NoPromise"/> when none runs. Never null, so that a list can be sorted by it.</summary>
    public DateTimeOffset SlaDueAt { get; private set; } = NoPromise;

    /// <summary>Whether anything was ever promised for it, so that there are clocks to look after.</summary>
    public bool IsUnderSla { get; private set; }

    public Holder Holder => new(
        Assignee is null ? null : new Named(Assignee.Id.Value, Assignee.Name),
        Team is null ? null : new Named(Team.Id.Value, Team.Name));

    /// <summary>A ticket in the trash takes no changes; null while it is not there.</summary>
    public Refusal? RefusalWhenDeleted => DeletedAt is null
        ? null
        : new Refusal(RefusalKind.Conflict, "ticket_deleted", $"Ticket {Number} is in the trash. Restore it first.");

    /// <summary>Nor does a closed one; null while it is neither.</summary>
    public Refusal? RefusalWhenClosed => RefusalWhenDeleted ?? (Status == TicketStatus.Closed
        ? new Refusal(RefusalKind.Conflict, "ticket_closed", MergedIntoNumber is { } other
            ? $"Ticket {Number} was merged into ticket {other}, which goes on for it."
            : $"Ticket {Number} is closed and takes no more changes. Open a new one.")
        : null);

    /// <summary>Says which tier it was escalated to, which follows from its new holder and priority.</summary>
    public void SetEscalation(int level, Call call)
    {
        EscalationLevel = level;
        Touch(call);
    }

    /// <summary>Takes what the customer says of it, also when it is closed.</summary>
    public void Rate(Satisfaction score, Call call)
    {
        Satisfaction = score;
        Touch(call);
    }

    /// <summary>Changes one of the plain fields; the same value again is no change.</summary>
    public void Set<T>(string field, T from, T to, Action<T> set, Call call)
        where T : notnull
    {
        if (!EqualityComparer<T>.Default.Equals(from, to))
        {
            set(to);
            Touch(call);
            call.Record(new TicketUpdated(Id, field, from, to));
        }
    }

    /// <param name="assignedBy">The rule that chose; null: somebody did.</param>
    /// <param name="reason">Why it chose so.</param>
    public void Assign(Agent? agent, Team? team, Call call, string? assignedBy = null, string? reason = null)
    {
        if (agent?.Id == AssigneeId && team?.Id == TeamId)
        {
            return;
        }

        var from = Holder;
        (Assignee, AssigneeId, Team, TeamId) = (agent, agent?.Id, team, team?.Id);
        Touch(call);
        call.Record(new TicketAssigned(Id, from, Holder, assignedBy, reason));
    }

    public void TakeFiles(IEnumerable<FileId> files, Call call)
    {
        Touch(call);
        foreach (var file in files)
        {
            call.Record(new FileAdded(Id, file));
        }
    }

    /// <summary>Says when the next promise falls due. It follows from another change, and is none of its own.</summary>
    internal void Promise(DateTimeOffset due) => (IsUnderSla, SlaDueAt) = (true, due);

    /// <summary>The same where nothing else has changed: the rules have.</summary>
    internal void PromiseAnew(DateTimeOffset due)
    {
        Version += due == SlaDueAt ? 0 : 1;
        Promise(due);
    }

    private void Touch(Call call)
    {
        UpdatedAt = call.Now;
        Version++;
    }
}
