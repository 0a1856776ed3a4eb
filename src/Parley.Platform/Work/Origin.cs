namespace Parley.Platform.Work;

/// <summary>Where a fact comes from. Each reaction declares which of these it answers to.</summary>
public enum Origin
{
    /// <summary>Somebody asked for it here and now.</summary>
    Live,

    /// <summary>It happened at a vendor and was brought over: a fact, not a request.</summary>
    Sync,

    /// <summary>It happened long ago, somewhere else.</summary>
    Import,

    /// <summary>It was made up, for a demonstration or a measurement.</summary>
    Seed,
}
