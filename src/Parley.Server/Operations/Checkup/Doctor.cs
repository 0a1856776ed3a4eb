namespace Parley.Server.Operations.Checkup;

/// <summary>Looks an installation over, also while it serves.</summary>
internal static class Doctor
{
    private delegate Task<Finding> Check(Patient patient, CancellationToken ct);

    /// <summary>A name and a function each; what it throws is a failure. The later ones stand on the earlier ones.</summary>
    private static readonly IReadOnlyList<(string Name, Check Look)> Checks =
    [
        ("libraries", Libraries.Look),
        ("data folder", DataFolder.Look),
        ("disk space", DiskSpace.Look),
        ("database", DatabaseAnswer.Look),
        ("migrations", AppliedMigrations.Look),
        ("roles", Roles.Look),
        ("workspaces kept apart", ForcedPolicies.Look),
        ("database's soundness", Soundness.Look),
        ("files", FilesOnDisk.Look),
        ("search", SearchRows.Look),
        ("counters", TicketCounters.Look),
        ("agents' loads", AgentLoads.Look),
        ("feed", WholeFeed.Look),
        ("jobs given up", DeadJobs.Look),
        ("jobs due", JobBacklog.Look),
        ("clock", ClockDifference.Look),
        ("outgoing effects", HeldEffects.Look),
    ];

    public static async Task<IReadOnlyList<CheckResult>> Examine(Patient patient, CancellationToken ct)
    {
        var results = new List<CheckResult>();
        foreach (var (name, look) in Checks)
        {
            var finding = await Ask(look, patient, ct);
            results.Add(new CheckResult(name, finding.Verdict, finding.Text, finding.Remedy));
        }

        return results;
    }

    private static async Task<Finding> Ask(Check look, Patient patient, CancellationToken ct)
    {
        try
        {
            return await look(patient, ct);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return Finding.Failure($"It cannot be looked at: {error.Message}", "Mend what stands above, then ask again.");
        }
    }
}
