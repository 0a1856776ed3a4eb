using System.Text.RegularExpressions;
using Parley.Desk.Seed.Texts;

namespace Parley.Server.Demo;

/// <summary>The demo's conversations as stories for a seed: those in English, cut into sentences.</summary>
internal static partial class DemoStories
{
    private const int Shortest = 20;
    private const int Longest = 180;

    public static IReadOnlyList<SeedStory> Load() =>
    [
        .. DemoContent.Load().Conversations.Where(IsEnglish).Select(StoryOf).Where(s => s.Customer.Count > 1 && s.Agent.Count > 1),
    ];

    private static SeedStory StoryOf(DemoConversation conversation) => new(
        conversation.Subject,
        conversation.Tags,
        conversation.Priority,
        conversation.Type,
        Said(conversation, DemoSpeaker.Customer),
        Said(conversation, DemoSpeaker.Agent),
        Said(conversation, DemoSpeaker.Note));

    private static List<string> Said(DemoConversation conversation, DemoSpeaker by) =>
    [
        .. conversation.Messages.Where(m => m.From == by).SelectMany(m => SentenceEnd().Split(m.Text)).Select(s => s.Trim())
            .Where(s => s.Length is >= Shortest and <= Longest && !s.Contains("{{", StringComparison.Ordinal)),
    ];

    private static bool IsEnglish(DemoConversation conversation)
    {
        var words = Word().Matches(string.Join(' ', conversation.Messages.Select(m => m.Text)));
        return words.Count(w => w.Value.ToLowerInvariant() is "the" or "is" or "to" or "you" or "and" or "we" or "it" or "of") > words.Count / 10;
    }

    [GeneratedRegex(@"(?<=[.?!])\s+|\n+")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word();
}
