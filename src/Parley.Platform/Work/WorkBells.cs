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

    /// <summary>Something was committed on this node.</summary>
    /// <param name="jobs">Whether work is due; with each change that asks for none, the runner would look in vain.</param>
    internal void Committed(bool facts, bool jobs)
    {
        if (facts)
        {
            Numbering.Ring();
            Feed.Ring();
        }

        if (jobs)
        {
            Jobs.Ring();
        }
    }
}
