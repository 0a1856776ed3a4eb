using Parley.Desk.Tickets;
using Parley.Platform;
using Parley.Platform.Work;

namespace Parley.Desk.Imports.Reading.Csv;

/// <summary>How other systems call what has a word here.</summary>
internal static class OtherWords
{
    public static readonly IReadOnlyDictionary<string, TicketStatus> Status = new Dictionary<string, TicketStatus>
    {
        ["unassigned"] = TicketStatus.New,
        ["active"] = TicketStatus.Open,
        ["in_progress"] = TicketStatus.Open,
        ["reopened"] = TicketStatus.Open,
        ["waiting_on_customer"] = TicketStatus.Pending,
        ["waiting_for_customer"] = TicketStatus.Pending,
        ["awaiting_reply"] = TicketStatus.Pending,
        ["answered"] = TicketStatus.Pending,
        ["hold"] = TicketStatus.OnHold,
        ["waiting"] = TicketStatus.OnHold,
        ["waiting_on_third_party"] = TicketStatus.OnHold,
        ["snoozed"] = TicketStatus.OnHold,
        ["solved"] = TicketStatus.Resolved,
        ["done"] = TicketStatus.Resolved,
        ["fixed"] = TicketStatus.Resolved,
        ["archived"] = TicketStatus.Closed,
    };

    public static readonly IReadOnlyDictionary<string, Priority> Priority = new Dictionary<string, Priority>
    {
        ["lowest"] = Tickets.Priority.Low,
        ["minor"] = Tickets.Priority.Low,
        ["medium"] = Tickets.Priority.Normal,
        ["none"] = Tickets.Priority.Normal,
        ["major"] = Tickets.Priority.High,
        ["critical"] = Tickets.Priority.Urgent,
        ["highest"] = Tickets.Priority.Urgent,
        ["blocker"] = Tickets.Priority.Urgent,
    };

    public static readonly IReadOnlyDictionary<string, TicketType> Type = new Dictionary<string, TicketType>
    {
        ["bug"] = TicketType.Problem,
        ["request"] = TicketType.Question,
        ["service_request"] = TicketType.Question,
    };

    public static readonly IReadOnlyDictionary<string, TicketSource> Source = new Dictionary<string, TicketSource>
    {
        ["mail"] = TicketSource.Email,
        ["portal"] = TicketSource.Web,
        ["form"] = TicketSource.Web,
        ["web_form"] = TicketSource.Web,
        ["website"] = TicketSource.Web,
        ["messaging"] = TicketSource.Chat,
        ["call"] = TicketSource.Phone,
        ["voice"] = TicketSource.Phone,
        ["twitter"] = TicketSource.Social,
        ["facebook"] = TicketSource.Social,
    };

    /// <summary>Null where nothing is given, and where it is unknown, which is added.</summary>
    public static TEnum? Read<TEnum>(string? text, string field, IReadOnlyDictionary<string, TEnum> others, Checks check)
        where TEnum : struct, Enum
    {
        if (text is null)
        {
            return null;
        }

        var word = text.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
        if (Words.TryParse<TEnum>(word, out var value) || others.TryGetValue(word, out value))
        {
            return value;
        }

        check.Add(field, "unknown_word", $"'{(text.Length <= 40 ? text : text[..40])}' is none of the words that are known here: {Words.List<TEnum>()}.");
        return null;
    }
}
