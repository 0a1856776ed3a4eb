namespace Parley.Desk.Tickets.Fields;

/// <summary>One of the values to choose from.</summary>
/// <param name="Key">What tickets, queries and programs know it by; never changed.</param>
/// <param name="Name">As people read it.</param>
/// <param name="Active">False: it stays on the tickets that have it, and no other is given it.</param>
public sealed record FieldOption(string Key, string Name, bool Active);
