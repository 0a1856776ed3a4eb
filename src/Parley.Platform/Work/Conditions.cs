using Parley.Platform.Work.Jobs;
using Parley.Platform.Work.Repeats;

namespace Parley.Platform.Work;

/// <summary>What a caller asks for beside the use case itself.</summary>
/// <param name="IfVersion">The version that the caller saw, when the change must not pass over a newer one; null when any will do.</param>
/// <param name="Once">The key by which a repeat is known; null: each time is a new one.</param>
/// <param name="Ending">The job that the command ends: it stands only if that job is still held.</param>
public sealed record Conditions(long? IfVersion = null, Once? Once = null, JobLease? Ending = null);
