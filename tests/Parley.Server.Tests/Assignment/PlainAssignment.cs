using Parley.Desk.Assignment.Rules;
using Parley.Desk.Tickets;

namespace Parley.Server.Tests.Assignment;

/// <summary>How tickets find their agents, told plainly: it keeps no count and looks through everything each time.</summary>
internal sealed class PlainAssignment
{
    public List<PlainAgent> Agents { get; } = [];

    public List<PlainTicket> Tickets { get; } = [];

    public PlainRules Rules { get; } = new();

    public DateTimeOffset Now { get; set; }

    public int Load(PlainAgent agent, PlainTicket? but = null) => Tickets.Where(t => t != but && t.Assignee == agent && t.IsOpen).Sum(t => Rules.PointsOf(t.Priority));

    /// <summary>A ticket has come to a team, or is new.</summary>
    public void Triage(PlainTicket ticket)
    {
        var policy = Rules.For(ticket.Team);
        if (policy.Kind != AssignmentKind.Off && ticket is { Assignee: null, IsOpen: true } && !Place(ticket, policy))
        {
            ticket.Waits ??= Now;
        }
    }

    /// <summary>Gives those who wait to whoever has room, one after the other.</summary>
    public void MoveLine()
    {
        while (InLine().FirstOrDefault(t => Rules.For(t.Team).Kind != AssignmentKind.Off && Best(t, Rules.For(t.Team)) is not null) is { } next)
        {
            Place(next, Rules.For(next.Team)).ShouldBeTrue();
        }
    }

    public IEnumerable<PlainTicket> InLine() => Tickets.Where(t => t.Waits is not null).OrderByDescending(t => t.Priority).ThenBy(t => t.Waits).ThenBy(t => t.Id);

    public bool Ask(PlainTicket ticket)
    {
        var policy = Rules.For(ticket.Team);
        return Place(ticket, policy.Kind == AssignmentKind.Off ? AssignmentPolicy.Usual : policy);
    }

    /// <summary>What was changed by hand leaves the line where it must.</summary>
    public static void Changed(PlainTicket ticket, bool otherTeam = false)
    {
        if (ticket.Assignee is not null || !ticket.IsOpen || otherTeam)
        {
            ticket.Waits = null;
        }
    }

    private bool Place(PlainTicket ticket, AssignmentPolicy policy)
    {
        if (Best(ticket, policy) is not { } best)
        {
            return false;
        }

        if (best != ticket.Assignee)
        {
            var now = Now.ToUnixTimeMilliseconds();
            best.Turn = best.Turn < now ? now : best.Turn + 1;
            ticket.Assignee = best;
            ticket.Waits = null;
            if (ticket.IsOpen)
            {
                Load(best).ShouldBeLessThanOrEqualTo(best.Capacity, "nobody is given more than they take on");
            }
        }

        return true;
    }

    private PlainAgent? Best(PlainTicket ticket, AssignmentPolicy policy)
    {
        var asked = Agents.Where(a => ticket.Team is not { } team || a.Teams.Contains(team)).ToList();
        return asked
            .Where(a => !a.IsAway && a.IsAtWork(Now) && Load(a, ticket) + Rules.PointsOf(ticket.Priority) <= a.Capacity)
            .OrderByDescending(a => Score(a, asked, ticket, policy))
            .ThenBy(a => a.Turn)
            .ThenBy(a => a.Id)
            .FirstOrDefault();
    }

    private double Score(PlainAgent agent, List<PlainAgent> asked, PlainTicket ticket, AssignmentPolicy policy)
    {
        var fairness = asked.Count == 1 ? 1 : (double)asked.Count(a => a.Turn > agent.Turn) / (asked.Count - 1);
        var room = agent.Capacity == 0 ? 0 : Math.Max(0, Math.Min(1, 1 - ((double)Load(agent, ticket) / agent.Capacity)));
        if (policy.Kind == AssignmentKind.RoundRobin)
        {
            return Math.Round(100 * fairness, 1);
        }

        if (policy.Kind == AssignmentKind.LeastLoaded)
        {
            return Math.Round(100 * room, 1);
        }

        var w = policy.Weights;
        var skills = PlainNeeds.Skills(ticket);
        var languages = PlainNeeds.Languages(ticket);
        var sum = (w.Skill * Part(skills.Count(agent.Skills.Contains), skills.Count, 1))
            + (w.Language * Part(languages.Count(agent.Languages.Contains), languages.Count, 1))
            + (w.Load * room)
            + (w.History * Had(agent, Last(t => t.Customer == ticket.Customer, ticket, 20)))
            + (w.Company * (ticket.OfCompany ? Had(agent, Last(t => t.OfCompany, ticket, 50)) : 0))
            + (w.Fairness * fairness);
        return Math.Round(sum * 100 / (w.Skill + w.Language + w.Load + w.History + w.Company + w.Fairness), 1);
    }

    private List<PlainTicket> Last(Func<PlainTicket, bool> which, PlainTicket but, int count) =>
        [.. Tickets.Where(t => t != but && which(t)).OrderByDescending(t => t.Number).Take(count)];

    private static double Had(PlainAgent agent, List<PlainTicket> last) => Part(last.Count(t => t.Assignee == agent), last.Count(t => t.Assignee is not null), 0);

    private static double Part(int part, int of, double none) => of == 0 ? none : (double)part / of;
}

/// <summary>What the tickets of the histories ask for.</summary>
internal static class PlainNeeds
{
    public static readonly TicketNeed[] All =
    [
        new("vip", null, "diplomacy", null),
        new("return", null, "returns", null),
        new("return", null, "stock", null),
        new(null, TicketType.Incident, "returns", null),
        new("paris", null, null, "fr"),
    ];

    public static List<string> Skills(PlainTicket ticket)
    {
        var skills = new List<string>();
        if (ticket.Tags.Contains("vip"))
        {
            skills.Add("diplomacy");
        }

        if (ticket.Tags.Contains("return"))
        {
            skills.AddRange(["returns", "stock"]);
        }

        return ticket.Type == TicketType.Incident && !skills.Contains("returns") ? [.. skills, "returns"] : skills;
    }

    public static List<string> Languages(PlainTicket ticket) => ticket.Tags.Contains("paris") ? ["fr"] : [];
}
