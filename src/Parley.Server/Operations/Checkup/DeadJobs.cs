using Parley.Platform.Work.Jobs;

namespace Parley.Server.Operations.Checkup;

internal static class DeadJobs
{
    public static async Task<Finding> Look(Patient patient, CancellationToken ct) => await patient.Get<JobBook>().CountDead(ct) is [_, ..] dead
        ? Finding.Warning(
            $"Given up: {string.Join(", ", dead.Select(d => $"{d.Count:N0} {d.Kind}"))}.", "See why with 'jobs list --dead', mend it, then 'jobs retry --all' or '--kind KIND'.")
        : Finding.Ok("No job was given up.");
}
