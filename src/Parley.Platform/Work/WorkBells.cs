namespace Parley.Platform.Work;

/// <summary>What wakes the loops behind the requests of this node.</summary>
public sealed class WorkBells(TimeProvider clock)
{
    /// <summary>Events were committed that have no position yet.</summary>
    public Bell Numbering { get; } = new(clock);

    /// <summary>The feed has grown.</summary>
    public Bell Feed { get; } = new(clock);

    /// <summary>A job may be due.</summary>
    public Bell Jobs { get; } = new(clock);

    /// <summary>Another node may have committed.</summary>
    public void Grown()
    {
        Feed.Ring();
        Jobs.Ring();
    }

    /// <summary>Facts, and perhaps jobs, were committed on this node.</summary>
    internal void Committed()
    {
        Numbering.Ring();
        Grown();
    }
}
