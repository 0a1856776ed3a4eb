namespace Parley.Platform.Work;

/// <summary>What is true of the whole installation; there is one row.</summary>
public sealed class Installation
{
    public required int Id { get; init; }

    /// <summary>From when on nothing goes out of the house; null: everything does. A restored copy holds.</summary>
    public required DateTimeOffset? EffectsHeldSince { get; set; }
}
