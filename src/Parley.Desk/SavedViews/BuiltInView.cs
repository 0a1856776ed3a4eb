using Parley.Desk.Counters;
using Parley.Desk.Tickets;

namespace Parley.Desk.SavedViews;

/// <summary>A view that everybody has.</summary>
/// <param name="IsIn">Whether tickets that stand so are in it; null: their standing does not say.</param>
internal sealed record BuiltInView(string Id, string Query, Func<Count, Guid?, bool>? IsIn)
{
    private const string Unresolved = "status:new,open,pending,on_hold";

    public const string Overdue = "overdue";

    public static readonly IReadOnlyList<BuiltInView> All =
    [
        new("mine", $"assignee:me {Unresolved}", (count, me) => count.IsOpen && me is { } id && count.Assignee.Value == id),
        new("unassigned", $"assignee:none {Unresolved}", (count, _) => count.IsOpen && count.Assignee == default),
        new("open", Unresolved, (count, _) => count.IsOpen),
        new(Overdue, $"due<now {Unresolved}", null),
        new("pending", "status:pending", (count, _) => count.Status == TicketStatus.Pending),
        new("resolved", "status:resolved", (count, _) => count.Status == TicketStatus.Resolved),
        new("all", "", (_, _) => true),
    ];

    public SavedViewView View => new(Id, null, Query, Id == Overdue ? "sla_due_at" : "-created_at", BuiltIn: true, Shared: true, 0, null, Editable: false);
}
