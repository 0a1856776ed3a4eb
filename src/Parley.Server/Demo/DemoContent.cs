using System.Text.Json;
using Parley.Desk.People;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Server.Demo;

/// <summary>The demo workspace as it was written, from the files in <c>Content/</c>.</summary>
internal sealed record DemoContent(
    DemoTeam Team, IReadOnlyList<DemoCompany> Companies, IReadOnlyList<DemoContact> Contacts, IReadOnlyList<DemoConversation> Conversations)
{
    public static DemoContent Load() => new(
        Read<DemoTeam>("team"),
        Read<List<DemoCompany>>("companies"),
        Read<List<DemoContact>>("contacts"),
        [.. Enumerable.Range(1, 5).SelectMany(part => Read<List<DemoConversation>>($"conversations-{part}"))]);

    private static T Read<T>(string name)
    {
        using var stream = typeof(DemoContent).Assembly.GetManifestResourceStream($"Parley.Server.Demo.Content.{name}.json")
            ?? throw new InvalidOperationException($"The demo's {name}.json is not in the program.");
        return JsonSerializer.Deserialize<T>(stream, PublicJson.Options)!; // a file of ours, never null
    }
}

internal sealed record DemoTeam(string Workspace, IReadOnlyList<string> Teams, IReadOnlyList<DemoAgent> Agents);

/// <param name="Skills">Named as the tags that ask for them.</param>
internal sealed record DemoAgent(string Name, string Email, IReadOnlyList<string> Teams, Role Role, TicketAccess TicketAccess, IReadOnlyList<string> Skills);

internal sealed record DemoCompany(string Name, string Domain);

/// <param name="Company">The company's name; null for a private person.</param>
internal sealed record DemoContact(string Name, string Email, string? Company);

/// <param name="Contact">The email address of who asks.</param>
/// <param name="Status">Where it stands in the end.</param>
internal sealed record DemoConversation(
    string Subject,
    string Contact,
    string Team,
    IReadOnlyList<string> Tags,
    Priority Priority,
    TicketType Type,
    TicketSource Source,
    TicketStatus Status,
    IReadOnlyList<DemoMessage> Messages);

/// <param name="AfterMinutes">Since the message before.</param>
internal sealed record DemoMessage(DemoSpeaker From, int AfterMinutes, string Text);

internal enum DemoSpeaker
{
    Customer,
    Agent,
    Note,
}
