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

    public IReadOnlyList<Satisfaction> Satisfaction { get; init; } = [];

    /// <summary>Those in the trash, which no other list has.</summary>
    public bool Trash { get; init; }

    /// <summary>Those that are spam, which no other list has; with <see cref="Trash"/> only those of them there.</summary>
    public bool Spam { get; init; }

    /// <summary>Whether its values decide how it is best read: a hundredth of all tickets may have one, a millionth another. Each status has its own indexes.</summary>
    internal bool IsReadByValues => Print() != new TicketFilter { Status = Status }.Print();

    /// <summary>The tickets that it is about, before it is narrowed.</summary>
    internal IQueryable<Ticket> Start(Call call) => (Trash, Spam) switch
    {
        (false, false) => call.ListedTickets(),
        (true, false) => call.VisibleTickets().Where(t => t.DeletedAt != null),
        (false, true) => call.VisibleTickets().Where(t => t.DeletedAt == null && t.SpamSince != null),
        _ => call.VisibleTickets().Where(t => t.DeletedAt != null && t.SpamSince != null),
    };

    /// <summary>A part for each status that is asked for; all else is for <see cref="Narrow"/>.</summary>
    internal IReadOnlyList<IQueryable<Ticket>> Parts(IQueryable<Ticket> tickets) =>
        Status.Count == 0 ? [tickets] : [.. Status.Distinct().Select(status => tickets.Where(t => t.Status == status))];

    /// <summary>The same in one part. One of one is that one to us, but not to a database, which takes an order within it from an index only if it is told so.</summary>
    internal IQueryable<Ticket> Whole(IQueryable<Ticket> tickets) => Status switch
    {
        [] => tickets,
        [var one] => tickets.Where(t => t.Status == one),
        _ => tickets.Where(t => Status.Contains(t.Status)),
    };

    /// <summary>What the filter leaves of them, the status aside.</summary>
    internal IQueryable<Ticket> Narrow(IQueryable<Ticket> tickets, Call call) => ApplyWords(ApplyTimes(ApplyPeople(tickets, call)));

    private IQueryable<Ticket> ApplyWords(IQueryable<Ticket> tickets)
    {
        tickets = Priority switch
        {
            [] => tickets,
            [var one] => tickets.Where(t => t.Priority == one),
            // The range is what an order by priority can begin and end with.
            _ => tickets.Where(t => t.Priority >= Priority.Min() && t.Priority <= Priority.Max() && Priority.Contains(t.Priority)),
        };
        tickets = Type switch
        {
            [] => tickets,
            [var one] => tickets.Where(t => t.Type == one),
            _ => tickets.Where(t => Type.Contains(t.Type)),
        };
        tickets = Satisfaction switch
        {
            [] => tickets,
            [var one] => tickets.Where(t => t.Satisfaction == one),
            _ => tickets.Where(t => t.Satisfaction != null),
        };
        return Source switch
        {
            [] => tickets,
            [var one] => tickets.Where(t => t.Source == one),
            _ => tickets.Where(t => Source.Contains(t.Source)),
        };
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
            var tagged = call.Query<TicketTag>().Where(x => x.Tag == tag).Select(x => x.TicketId);
            tickets = tickets.Where(t => tagged.Contains(t.Id));
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
            Trash, Spam, string.Join(',', Satisfaction.Select(Words.Of)),
        ]);
}
