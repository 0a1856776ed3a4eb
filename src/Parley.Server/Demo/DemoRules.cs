using Parley.Desk.Assignment.Duty;
using Parley.Desk.Assignment.Rules;
using Parley.Desk.Calendars;
using Parley.Desk.Escalation;
using Parley.Desk.SavedViews;
using Parley.Desk.Sla.Policies;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Fields;

namespace Parley.Server.Demo;

/// <summary>How the demo's team works: what it has promised its customers, who knows what, who takes over what is stuck, and what it keeps of a ticket.</summary>
internal static class DemoRules
{
    public static async Task Make(DemoContent content, DemoStage stage, CancellationToken ct)
    {
        await Promise(stage, ct);
        await Assign(content, stage, ct);
        await stage.Run(stage.House, new SetTiers([new("First line", stage.Teams["Service Europe"]), new("Workshop", stage.Teams["Warranty and recall"])]), ct);
        await stage.Run(stage.House, new AddField("frame_number", "Frame number", FieldType.Text, "On the sticker under the bottom bracket", [], []), ct);
        await stage.Run(stage.House, new AddField("bought_on", "Bought on", FieldType.Date, null, [], []), ct);
        var keeper = stage.Agents[0].Caller;
        foreach (var (name, query) in SharedViews)
        {
            await stage.Run(keeper, new SaveView(name, query, "-updated_at", Shared: true), ct);
        }
    }

    private static async Task Promise(DemoStage stage, CancellationToken ct)
    {
        var office = (await stage.Run(stage.House, new MakeCalendar(OfficeHours), ct)).Id;
        SlaPolicyTerms[] policies =
        [
            new("Safety first", Everything with { Tag = ["safety", "recall-hb36"] }, null, Targets(1, 15, 30, 60), 20, null),
            new("Everybody", Everything, office, Targets(2, 60, 120, 8 * 60), 25, null),
        ];
        foreach (var policy in policies)
        {
            await stage.Run(stage.House, new MakeSlaPolicy(policy), ct);
        }
    }

    private static async Task Assign(DemoContent content, DemoStage stage, CancellationToken ct)
    {
        foreach (var (agent, written) in stage.Agents.Zip(content.Team.Agents))
        {
            await stage.Run(stage.House, new ChangeDuty(agent.Agent.Id) { Skills = written.Skills }, ct);
        }

        var needs = content.Team.Agents.SelectMany(a => a.Skills).Distinct().Select(skill => new TicketNeed(skill, null, skill, null)).ToList();
        await stage.Run(stage.House, new ChangeAssignmentRules(AssignmentPolicy.Usual, null, needs, null), ct);
    }

    private static readonly SlaConditions Everything = new([], [], [], [], [], []);

    private static CalendarTerms OfficeHours => new(
        "Office hours",
        "Europe/Copenhagen",
        [.. new[] { DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday }.Select(day => new WorkingHours(day, "08:00", "18:00"))],
        [new Holiday("2026-12-25", "Christmas Day", Yearly: true), new Holiday("2027-01-01", "New Year", Yearly: true)]);

    private static readonly (string Name, string Query)[] SharedViews =
    [
        ("Urgent and waiting", "priority>=high status:new,open"),
        ("Quiet for three days", "status:open,pending updated<-3d"),
    ];

    private static SlaTargets[] Targets(int slowness, int firstResponse, int nextResponse, int resolution) =>
    [
        new(Priority.Urgent, firstResponse, nextResponse, resolution * 2),
        new(Priority.High, firstResponse * 2, nextResponse * 2, resolution * 4),
        new(Priority.Normal, firstResponse * 4 * slowness, nextResponse * 4 * slowness, resolution * 8),
        new(Priority.Low, firstResponse * 8 * slowness, nextResponse * 8 * slowness, resolution * 16),
    ];
}
