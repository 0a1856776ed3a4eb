using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Parley.Desk.People;
using Parley.Desk.Teams;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets;

/// <summary>Which tickets a caller sees. Every read, list, search and push starts here.</summary>
public static class Visibility
{
    public static IQueryable<Ticket> VisibleTickets(this Call call) => call.Query<Ticket>().Where(For(call.Caller));

    /// <summary>Of these what lists, searches and counts have: nothing in the trash, and no spam.</summary>
    public static IQueryable<Ticket> ListedTickets(this Call call) => call.VisibleTickets().Where(t => t.DeletedAt == null && t.SpamSince == null);

    /// <summary>The same rule on one ticket's holder, for pushes.</summary>
    public static bool Sees(this Caller caller, Guid? team, Guid? assignee) =>
        caller.SeesAllTickets
        || (team is { } t && caller.Teams.Contains(t))
        || (assignee is { } a && caller.Actor.Type == ActorType.Agent && a == caller.Actor.Id);

    internal static Expression<Func<Ticket, bool>> For(Caller caller)
    {
        if (caller.SeesAllTickets)
        {
            return t => true;
        }

        var teams = caller.Teams.Select(t => (TeamId?)TeamId.From(t)).ToList();
        AgentId? me = caller.Actor is { Type: ActorType.Agent, Id: { } id } ? AgentId.From(id) : null;
        return t => (t.TeamId != null && teams.Contains(t.TeamId)) || (t.AssigneeId != null && t.AssigneeId == me);
    }
}
