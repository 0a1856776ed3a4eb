using System.Diagnostics.CodeAnalysis;
using Parley.Desk.People.Contacts;
using Parley.Desk.Tickets;

namespace Parley.Desk.Search.Language;

/// <summary>A field of a ticket that a query can name.</summary>
/// <param name="Name">As it is written before the sign.</param>
/// <param name="Takes">What may stand behind it, for a hint.</param>
/// <param name="Read">A value in the field's own writing; null: it is none.</param>
internal sealed record QueryField(string Name, string Takes, Func<string, string?> Read)
{
    public const string Me = "me";
    public const string None = "none";
    public const string Now = "now";

    /// <summary>What the name of a field of the workspace's own begins with.</summary>
    public const string Own = "field.";

    public static readonly QueryField Status = Words<TicketStatus>("status");
    public static readonly QueryField Priority = Words<Priority>("priority") with { HasOrder = true };
    public static readonly QueryField Type = Words<TicketType>("type");
    public static readonly QueryField Source = Words<TicketSource>("source");
    public static readonly QueryField Assignee = new("assignee", "me, none, or an agent's name or address", AnyText) { Values = [Me, None] };
    public static readonly QueryField Team = new("team", "none, or a team's name", AnyText) { Values = [None] };
    public static readonly QueryField Tag = new("tag", "a tag", value => value.ToLowerInvariant());
    public static readonly QueryField Requester = new("requester", "an email address", Address);
    public static readonly QueryField Company = new("company", "none, or a company's name or domain", AnyText) { Values = [None] };
    public static readonly QueryField Created = Time("created");
    public static readonly QueryField Updated = Time("updated");
    public static readonly QueryField Resolved = Time("resolved");
    public static readonly QueryField Due = Time("due");
    public static readonly QueryField Satisfaction = new(
        "satisfaction", "good, bad or none", value => value.ToLowerInvariant() is "good" or "bad" or None ? value.ToLowerInvariant() : null)
    { Values = ["good", "bad", None] };

    public static readonly IReadOnlyList<QueryField> Known =
        [Status, Priority, Assignee, Team, Tag, Type, Source, Requester, Company, Created, Updated, Resolved, Due, Satisfaction];

    /// <summary>Whether one value is above another.</summary>
    public bool HasOrder { get; init; }

    /// <summary>Whether it takes no others than its <see cref="Values"/>.</summary>
    public bool IsClosed { get; init; }

    /// <summary>Those that can be listed; for times the usual ones.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Of a field of the workspace's own; null: it is one that every ticket has.</summary>
    public string? Key { get; private init; }

    /// <summary>A field of the workspace's own. Whether there is such a one, and what it takes, is for <see cref="KnownNames"/> to say.</summary>
    public static QueryField OfWorkspace(string key) => new($"{Own}{key}", "none, or a value of the field", AnyText) { Values = [None], Key = key };

    public static bool TryFind(ReadOnlySpan<char> name, [NotNullWhen(true)] out QueryField? field)
    {
        field = null;
        foreach (var known in Known)
        {
            if (name.Equals(known.Name, StringComparison.OrdinalIgnoreCase))
            {
                field = known;
            }
        }

        if (name.Length > Own.Length && name.StartsWith(Own, StringComparison.OrdinalIgnoreCase))
        {
            field = OfWorkspace(name[Own.Length..].ToString().ToLowerInvariant());
        }

        return field is not null;
    }

    public bool Equals(QueryField? other) => Name == other?.Name;

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    private static QueryField Words<TEnum>(string name)
        where TEnum : struct, Enum => new(
            name,
            $"one of: {Platform.Words.List<TEnum>()}",
            value => value.ToLowerInvariant() is var word && Platform.Words.TryParse<TEnum>(word, out _) ? word : null)
        {
            Values = [.. Enum.GetValues<TEnum>().Select(Platform.Words.Of)],
            IsClosed = true,
        };

    private static QueryField Time(string name) => new(
        name, "a day such as 2026-01-31, a time such as 2026-01-31T09:30Z, or so long ago: -7d", value => QueryTime.Tidy(value) is var text && QueryTime.Read(text) is not null ? text : null)
    {
        HasOrder = true,
        Values = ["today", "yesterday", "-1h", "-24h", "-7d", "-4w", "-3mo", Now],
    };

    private static string? AnyText(string value) => value;

    private static string? Address(string value) =>
        Guid.TryParse(value, out _) || value.Contains('@', StringComparison.Ordinal) ? ContactBook.Norm(value) : null;
}
