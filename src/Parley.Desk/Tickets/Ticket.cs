using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Parley.Desk.Files;
using Parley.Desk.People;
using Parley.Desk.People.Contacts;
using Parley.Desk.Teams;
using Parley.Desk.Tickets.Fields;
using Parley.Platform.Ids;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets;

/// <summary>A customer's request and where it stands. It changes only by its own methods, which record what happened.</summary>
public sealed class Ticket : IInWorkspace
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

    /// <param name="named">The workspace's own name for it; null: by its own.</param>
    public void SetStatus(TicketStatus to, Call call, NamedStatus? named = null)
    {
        var (from, fromName) = (Status, NamedStatus?.Name);
        if (from == to)
        {
            return;
        }

        Status = to;
        (NamedStatus, NamedStatusId) = (named, named?.Id);
        ResolvedAt = to switch
        {
            TicketStatus.Resolved => call.Now,
            TicketStatus.Closed => ResolvedAt ?? call.Now,
            _ => null,
        };
        ClosedAt = to == TicketStatus.Closed ? call.Now : null;
        ClosingSince = to == TicketStatus.Resolved && call.Caller.Origin is Origin.Live or Origin.Sync ? call.Now : null;
        Touch(call);
        call.Record(new StatusChanged(Id, from, to, fromName, named?.Name));
        if (to == TicketStatus.Resolved)
        {
            call.Record(new TicketResolved(Id));
        }
        else if (to == TicketStatus.Closed)
        {
            call.Record(new TicketClosed(Id));
        }
        else if (from == TicketStatus.Resolved)
        {
            call.Record(new TicketReopened(Id));
        }
    }

    /// <summary>Calls the status that the ticket has by another name, which is no change of the status itself.</summary>
    /// <param name="named">Null: by its own.</param>
    public void NameStatus(NamedStatus? named, Call call)
    {
        if (named?.Id == NamedStatusId)
        {
            return;
        }

        var from = NamedStatus?.Name;
        (NamedStatus, NamedStatusId) = (named, named?.Id);
        Touch(call);
        call.Record(new TicketUpdated(Id, "status_name", from, named?.Name));
    }

    /// <summary>Opens the ticket that goes on from this one: for the same customer, about the same thing.</summary>
    /// <param name="requester">This ticket's.</param>
    public Ticket FollowUp(TicketId id, long number, TicketSource source, Contact requester, Call call)
    {
        var next = new Ticket(id, number, Subject, source, requester, call)
        {
            Priority = Priority,
            Type = Type,
            Tags = [.. Tags],
            FollowUpOfId = Id,
            FollowUpOfNumber = Number,
        };
        next.SpamSince ??= SpamSince is null ? null : call.Now;
        (FollowedById, FollowedByNumber) = (id, number);
        Touch(call);
        call.Record(new TicketUpdated(Id, "followed_by", null, number));
        return next;
    }

    /// <summary>Closes this ticket as a part of another.</summary>
    public void MergeInto(Ticket other, Call call)
    {
        (MergedIntoId, MergedIntoNumber, StatusBeforeMerge) = (other.Id, other.Number, Status);
        SetStatus(TicketStatus.Closed, call);
        call.Record(new TicketMerged(Id, Into: new TicketRef(other.Id, other.Number), From: null));
        other.Touch(call);
        call.Record(new TicketMerged(other.Id, Into: null, From: new TicketRef(Id, Number)));
    }

    /// <summary>Takes this ticket out of the other again, as it was before.</summary>
    public void Unmerge(Ticket other, Call call)
    {
        var before = StatusBeforeMerge ?? TicketStatus.Open; // a merged one has it
        (MergedIntoId, MergedIntoNumber, StatusBeforeMerge) = (null, null, null);
        SetStatus(before, call);
        call.Record(new TicketUnmerged(Id, new TicketRef(other.Id, other.Number)));
        other.Touch(call);
        call.Record(new TicketUnmerged(other.Id, new TicketRef(Id, Number)));
    }

    /// <summary>Opens the ticket that takes some messages of this one.</summary>
    /// <param name="texts">What was written in them, for the search.</param>
    public Ticket SplitOff(TicketId id, long number, string subject, Contact requester, IReadOnlyList<string> texts, Call call)
    {
        var other = new Ticket(id, number, subject, Source, requester, call) { Priority = Priority, Type = Type, Tags = [.. Tags] };
        other.SpamSince ??= SpamSince is null ? null : call.Now;
        Touch(call);
        call.Record(new TicketSplit(Id, Into: new TicketRef(id, number), From: null, texts.Count));
        call.Record(new TicketSplit(id, Into: null, From: new TicketRef(Id, Number), texts.Count) { Texts = texts });
        return other;
    }

    /// <summary>Puts it into the trash.</summary>
    public void Delete(Call call)
    {
        if (DeletedAt is null)
        {
            (DeletedAt, DeletedBy) = (call.Now, call.Caller.Actor.Name);
            Touch(call);
            call.Record(new TicketDeleted(Id, Number));
        }
    }

    /// <summary>Takes it out of the trash, as it was before.</summary>
    public void Restore(Call call)
    {
        if (DeletedAt is not null)
        {
            (DeletedAt, DeletedBy) = (null, null);
            Touch(call);
            call.Record(new TicketRestored(Id));
        }
    }

    /// <summary>Says that it is spam, or that it is none after all.</summary>
    public void MarkSpam(bool isSpam, Call call)
    {
        if (SpamSince is null == isSpam)
        {
            SpamSince = isSpam ? call.Now : null;
            Touch(call);
            call.Record(new TicketSpamMarked(Id, isSpam));
        }
    }

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

    /// <summary>Gives a ticket that is just being opened the values of the workspace's own fields.</summary>
    internal IReadOnlyList<FieldValue> StartWith(IReadOnlyList<FieldValue> values)
    {
        FieldValues = Fields.FieldValues.Write(values.ToDictionary(v => v.Field.Key, v => v.Value!.Value)); // who opens it leaves out what has none
        return values;
    }

    /// <summary>Changes some of them; the same value again is no change.</summary>
    /// <returns>Those that changed.</returns>
    internal IReadOnlyList<FieldValue> SetFields(IReadOnlyList<FieldValue> values, Call call)
    {
        var present = Fields.FieldValues.Read(FieldValues);
        var changed = new List<FieldValue>();
        foreach (var value in values)
        {
            var from = present.TryGetValue(value.Field.Key, out var held) ? held : default(JsonElement?);
            if (from is null ? value.Value is null : value.Value is { } same && JsonElement.DeepEquals(from.Value, same))
            {
                continue;
            }

            present.Remove(value.Field.Key);
            if (value.Value is { } to)
            {
                present.Add(value.Field.Key, to);
            }

            changed.Add(value);
            call.Record(new TicketUpdated(Id, $"custom_fields.{value.Field.Key}", from, value.Value));
        }

        if (changed.Count > 0)
        {
            FieldValues = Fields.FieldValues.Write(present);
            Touch(call);
        }

        return changed;
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

    /// <summary>
    /// What a message does to its ticket: the team's first answer opens a new one and stops the wait for it; the customer's word reopens
    /// what waited on the customer or was thought resolved.
    /// </summary>
    public void Receive(MessageKind kind, ActorType author, Call call)
    {
        Touch(call);
        if (kind != MessageKind.PublicReply)
        {
            return;
        }

        if (author == ActorType.Contact)
        {
            if (Status is TicketStatus.Pending or TicketStatus.Resolved)
            {
                SetStatus(TicketStatus.Open, call);
            }
        }
        else
        {
            FirstResponseAt ??= call.Now;
            if (Status == TicketStatus.New)
            {
                SetStatus(TicketStatus.Open, call);
            }
        }
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

    // What an agent opens in the name of a blocked customer is wanted.
    private static bool IsUnwelcome(Contact requester, Call call) =>
        requester.BlockedAt is not null && call.Caller is { Origin: Origin.Live or Origin.Sync, Actor.Type: not ActorType.Agent };

    private void Touch(Call call)
    {
        UpdatedAt = call.Now;
        Version++;
    }
}

/// <summary>A tag of a ticket as a row of its own, for the filter.</summary>
public sealed class TicketTag : IInWorkspace
{
    public required WorkspaceId WorkspaceId { get; init; }

    public required TicketId TicketId { get; init; }

    public required string Tag { get; init; }
}
