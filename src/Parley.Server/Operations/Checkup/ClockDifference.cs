using System.Globalization;
using Parley.Platform;

namespace Parley.Server.Operations.Checkup;

/// <summary>Between this machine and the database's.</summary>
internal static class ClockDifference
{
    private const double Much = 2;

    public static async Task<Finding> Look(Patient patient, CancellationToken ct)
    {
        if (!patient.IsPostgres)
        {
            return Finding.Ok("SQLite runs on this machine's clock.");
        }

        var clock = patient.Get<TimeProvider>();
        var before = clock.Now();
        var there = double.Parse((await patient.Ask("select extract(epoch from clock_timestamp())::text", ct))[0], CultureInfo.InvariantCulture);
        var middle = before + ((clock.Now() - before) / 2);
        var apart = Math.Abs(there - (middle.ToUnixTimeMilliseconds() / 1000.0));
        var text = string.Create(CultureInfo.InvariantCulture, $"This machine and the database's are {apart:0.0} s apart.");
        return apart > Much ? Finding.Warning(text, "Let both keep time by NTP.") : Finding.Ok(text);
    }
}
