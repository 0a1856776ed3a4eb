using Parley.Desk.People;
using Parley.Desk.People.Contacts;
using Parley.Desk.Teams;
using Parley.Platform;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Lists;

/// <summary>What a list of tickets is narrowed to; what is null or empty narrows nothing.</summary>
public sealed record TicketFilter
{
    public IReadOnlyList<TicketStatus> Status { get; init; } = [];

    public IReadOnlyList<Priority> Priority { get; init; } = [];

    public IReadOnlyList<TicketType> Type { get; init; } = [];

    public IReadOnlyList<TicketSource> Source { get; init; } = [];

    /// <summary>Tickets without an assignee.</summary>
    public bool Unassigned { get; init; }

    public AgentId? Assignee { get; init; }

    public bool NoTeam { get; init; }

    public TeamId? Team { get; init; }

    public string? Tag { get; init; }

    public ContactId? Requester { get; init; }

    public CompanyId? Company { get; init; }

    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Exclusive.</summary>
    public DateTimeOffset? CreatedTo { get; init; }

    public DateTimeOffset? UpdatedFrom { get; init; }

    /// <summary>Whether its values decide how it is best read: a hundredth of all tickets may have one, a millionth another. Each status has its own indexes.</summary>
    internal bool IsReadByValues => Print() != new TicketFilter { Status = Status }.Print();

    /// <summary>The tickets it leaves, a part for each status that is asked for.</summary>
    internal IReadOnlyList<IQueryable<Ticket>> Parts(IQueryable<Ticket> tickets, Call call)
    {
        var rest = ApplyWords(ApplyTimes(ApplyPeople(tickets, call)));
        return Status.Count == 0 ? [rest] : [.. Status.Distinct().Select(status => rest.Where(t => t.Status == status))];
    }

    private IQueryable<Ticket> ApplyWords(IQueryable<Ticket> tickets)
    {
        if (Priority.Count > 0)
        {
            tickets = tickets.Where(t => Priority.Contains(t.Priority));
        }

        if (Type.Count > 0)
        {
            tickets = tickets.Where(t => Type.Contains(t.Type));
        }

        if (Source.Count > 0)
        {
            tickets = tickets.Where(t => Source.Contains(t.Source));
        }

        return tickets;
    }

    private IQueryable<Ticket> ApplyPeople(IQueryable<Ticket> tickets, Call call)
    {
        if (Unassigned)
        {
            tickets = tickets.Where(t => t.AssigneeId == null);
        }

        if (Assignee is { } assignee)
        {
            tickets = tickets.Where(t => t.AssigneeId == assignee);
        }

        if (NoTeam)
        {
            tickets = tickets.Where(t => t.TeamId == null);
        }

        if (Team is { } team)
        {
            tickets = tickets.Where(t => t.TeamId == team);
        }

        if (Requester is { } requester)
        {
            tickets = tickets.Where(t => t.RequesterId == requester);
        }

        if (Company is { } company)
        {
            tickets = tickets.Where(t => t.CompanyId == company);
        }

        if (Tag is { } tag)
        {
            tickets = tickets.Where(t => call.Query<TicketTag>().Any(x => x.TicketId == t.Id && x.Tag == tag));
        }

        return tickets;
    }

    private IQueryable<Ticket> ApplyTimes(IQueryable<Ticket> tickets)
    {
        if (CreatedFrom is { } from)
        {
            tickets = tickets.Where(t => t.CreatedAt >= from);
        }

        if (CreatedTo is { } to)
        {
            tickets = tickets.Where(t => t.CreatedAt < to);
        }

        if (UpdatedFrom is { } updated)
        {
            tickets = tickets.Where(t => t.UpdatedAt >= updated);
        }

        return tickets;
    }

    /// <summary>The whole filter as text, to bind cursors to it.</summary>
    internal string Print() =>
        string.Join('|', [
            string.Join(',', Status.Select(Words.Of)), string.Join(',', Priority.Select(Words.Of)), string.Join(',', Type.Select(Words.Of)),
            string.Join(',', Source.Select(Words.Of)), Unassigned, Assignee, NoTeam, Team, Tag, Requester, Company,
            CreatedFrom?.ToUnixTimeMilliseconds(), CreatedTo?.ToUnixTimeMilliseconds(), UpdatedFrom?.ToUnixTimeMilliseconds(),
        ]);
}
