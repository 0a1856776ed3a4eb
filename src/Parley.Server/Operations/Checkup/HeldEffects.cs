using Parley.Platform.Work;

namespace Parley.Server.Operations.Checkup;

internal static class HeldEffects
{
    public static async Task<Finding> Look(Patient patient, CancellationToken ct) =>
        await patient.Get<EffectsHold>().HeldSince(ct) is { } since
            ? Finding.Warning($"Held since {since:yyyy-MM-dd HH:mm} UTC: this is a restored copy.", "When the original is off: effects release.")
            : Finding.Ok("They go out.");
}
