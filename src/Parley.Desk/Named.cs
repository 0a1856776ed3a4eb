namespace Parley.Desk;

/// <summary>A thing by its id and name.</summary>
public sealed record Named(Guid Id, string Name);
