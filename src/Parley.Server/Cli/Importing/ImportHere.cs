using System.CommandLine;
using System.Runtime.InteropServices;
using Parley.Desk.Imports;
using Parley.Desk.Imports.Reading;
using Parley.Desk.Imports.Runs;
using Parley.Desk.People;
using Parley.Desk.Teams;
using Parley.Platform;
using Parley.Platform.Data;
using Parley.Platform.Work;
using Parley.Server.Hosting;

namespace Parley.Server.Cli.Importing;

/// <summary>Imports a file into this installation's database itself, as long as no server has it.</summary>
internal sealed class ImportHere(ParseResult parsed, ImportPlan plan)
{
    /// <summary>Does it, or has the server do it that holds the database's file.</summary>
    public static Task<int> OrThere(ParseResult parsed, ImportPlan plan, CancellationToken ct)
    {
        var settings = parsed.Settings();
        return RunningServer.AddressOf(settings.DatabaseOrDefault) is { } address
            ? new ImportThere(parsed, plan, new Uri(address), settings).Run(ct)
            : new ImportHere(parsed, plan).Run(settings, ct);
    }

    private async Task<int> Run(Settings settings, CancellationToken ct)
    {
        var opened = await ImportFile.Open(plan.Open, plan.Kind, plan.Source, plan.Settings, TimeProvider.System.Now(), ct);
        if (opened.Refusal is { } refusal)
        {
            return Refuse(refusal);
        }

        await using var file = opened.Value;
        await using var app = ParleyServer.Build(settings, TimeProvider.System);
        using var claim = RunningServer.On(settings.DatabaseOrDefault, TimeProvider.System.Now());
        await app.Services.GetRequiredService<Migrator>().Migrate(ct);
        if (await app.Services.GetRequiredService<WorkspaceLookup>().BySlug(plan.Workspace, ct) is not { } workspace)
        {
            return Output.Fail(plan.Workspace is null ? "There is no workspace yet: make one with 'workspace create'." : $"There is no workspace '{plan.Workspace}'.");
        }

        Say(file);
        await using var rejects = new RejectsFile(plan.Rejects);
        rejects.Clear();
        var report = await Import(app.Services.GetRequiredService<RowImporter>(), Callers.OfSystem(workspace.Id), file, rejects, ct);
        parsed.Print(report, report.ToText(rejects.First));
        return report.ExitCode;
    }

    private static int Refuse(Refusal refusal) => Output.Fail(string.Join(
        Environment.NewLine, refusal.Errors.Select(e => e.Field is "/file" ? e.Message : $"{(e.Field.StartsWith("/columns/", StringComparison.Ordinal) ? "--map" : $"--{e.Field.TrimStart('/').Replace('_', '-')}")}: {e.Message}")));

    // Before it begins: who sees that a column is taken for the wrong thing can still stop it.
    private void Say(ImportFile file)
    {
        if (file.Look is { } look && !parsed.GetValue(CommonOptions.Json))
        {
            var delimiter = look.Delimiter == "\t" ? "tab" : look.Delimiter;
            Console.Error.WriteLine($"Read as {look.Encoding}, delimiter {delimiter}: {string.Join(", ", look.Map.Select(m => $"{m.Key}={m.Value}"))}");
            var unused = look.Columns.Except(look.Map.Values).ToList();
            if (unused.Count > 0)
            {
                Console.Error.WriteLine($"Not taken: {string.Join(", ", unused)}");
            }
        }
    }

    private async Task<ImportReport> Import(RowImporter importer, Caller caller, ImportFile file, RejectsFile rejects, CancellationToken ct)
    {
        var clock = TimeProvider.System;
        var began = clock.GetTimestamp();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var progress = new ProgressLine(clock);
        progress.Start(plan.DryRun ? "Checking" : "Importing", file.Total ?? 0);
        var tally = ImportTally.None;
        try
        {
            await foreach (var slice in importer.Slices(caller, plan.Source, file.Rows.Read(stop.Token), stop.Token))
            {
                tally = tally.And(await Take(importer, caller, slice, stop.Token));
                foreach (var rejected in slice.Rejected)
                {
                    await rejects.Add(new RejectedRowView(rejected.Line, rejected.Errors));
                }

                progress.Counted = (tally.Rows, "rows");
                progress.Add(file.Read - progress.Done);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Asked to stop: the report says how far it came.
        }

        progress.End();
        return new ImportReport(
            plan.Kind,
            plan.Source,
            plan.DryRun,
            stop.IsCancellationRequested,
            tally.Rows,
            tally.Added,
            tally.Known,
            tally.Changed,
            tally.Rejected,
            tally.Rejected > 0 ? rejects.Path : null,
            Math.Round(clock.GetElapsedTime(began).TotalSeconds, 1),
            file.Rows.Notices);

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private async Task<ImportTally> Take(RowImporter importer, Caller caller, RowSlice slice, CancellationToken ct)
    {
        if (plan.DryRun)
        {
            return slice.Seen.And(new ImportTally(slice.Fresh.Count, slice.Fresh.Count, 0, 0, 0));
        }

        var taken = await importer.Take(caller, plan.Source, slice, ct);
        return taken.Refusal is { } refusal ? throw new InvalidOperationException(refusal.Detail) : taken.Value;
    }
}
