namespace Parley.Platform.Work;

/// <summary>The places where a process that dies leaves the most behind. The kill test stops the server at each.</summary>
public enum CommitPoint
{
    /// <summary>All rows are written, and nothing is committed.</summary>
    BeforeCommit,

    /// <summary>Committed, and nobody has been told.</summary>
    AfterCommit,

    /// <summary>Positions are given out, and nothing is committed.</summary>
    BeforeNumbering,

    /// <summary>The feed has grown, and nobody has been told.</summary>
    AfterNumbering,

    /// <summary>A job is leased, and has not begun.</summary>
    JobClaimed,

    /// <summary>A job has done its work, and is not ended.</summary>
    JobDone,

    /// <summary>A file's bytes are on disk, and it has no row.</summary>
    FileWritten,
}

/// <summary>Tells whoever watches that a point was reached; nobody does but a test.</summary>
public sealed class CommitPoints
{
    /// <summary>Called at each point, on the thread that reached it.</summary>
    public Action<CommitPoint>? Reached { get; set; }

    public void Pass(CommitPoint point) => Reached?.Invoke(point);
}
