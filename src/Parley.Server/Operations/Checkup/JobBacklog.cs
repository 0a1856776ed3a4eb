using System.Globalization;
using Parley.Platform.Work.Jobs;

namespace Parley.Server.Operations.Checkup;

internal static class JobBacklog
{
    // A runner that keeps up takes a job in a second; minutes mean that none runs, or that it has far too little room.
    private static readonly TimeSpan Old = TimeSpan.FromMinutes(5);

    public static async Task<Finding> Look(Patient patient, CancellationToken ct)
    {
        var backlog = await patient.Get<JobBook>().ReadBacklog(ct);
        if (backlog.Due == 0)
        {
            return Finding.Ok("No job is due.");
        }

        var text = $"{backlog.Due:N0} due, the oldest for {Said(backlog.Oldest)}.";
        return backlog.Oldest > Old
            ? Finding.Warning(text, "Does a server run? A held copy keeps what reaches outside. 'jobs list' tells of each.")
            : Finding.Ok(text);
    }

    private static string Said(TimeSpan age) => age.TotalHours >= 1
        ? $"{age.TotalHours.ToString("N0", CultureInfo.InvariantCulture)} h"
        : age.TotalMinutes >= 1 ? $"{(int)age.TotalMinutes} min" : $"{(int)age.TotalSeconds} s";
}
