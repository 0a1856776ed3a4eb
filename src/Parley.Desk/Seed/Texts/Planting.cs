namespace Parley.Desk.Seed.Texts;

/// <summary>A search whose hits are known beforehand: its words stand nowhere else.</summary>
/// <param name="Name">What it is for, such as <c>hits_1000</c>.</param>
/// <param name="Query">As one types it.</param>
internal sealed record Planting(string Name, string Query, Func<long, bool> IsAt);

/// <summary>A sentence with planted words, and where it stands.</summary>
internal sealed record PlantedSentence(string Text, Func<long, bool> IsAt);
