using Parley.Desk.Calendars;
using Parley.Desk.SavedViews;
using Parley.Desk.Sla.Policies;
using Parley.Desk.Tickets;

namespace Parley.Server.Demo;

/// <summary>What the demo's team has promised its customers, and the views that it shares.</summary>
internal static class DemoRules
{
    public static async Task Make(DemoStage stage, CancellationToken ct)
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

        var keeper = stage.Agents[0].Caller;
        foreach (var (name, query) in SharedViews)
        {
            await stage.Run(keeper, new SaveView(name, query, "-updated_at", Shared: true), ct);
        }
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
