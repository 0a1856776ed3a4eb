using System.CommandLine;
using System.Runtime.InteropServices;
using Parley.Desk.Imports;
using Parley.Desk.Imports.Reading;
using Parley.Desk.People;
using Parley.Desk.Teams;
using Parley.Platform;
using Parley.Platform.Data;
using Parley.Platform.Work;
using Parley.Server.Hosting;

namespace Parley.Server.Cli.Importing;

/// <summary>Imports a file into this installation's database itself, as long as no server has it.</summary>
internal sealed class RunImport(ParseResult parsed, ImportPlan plan)
{
    public async Task<int> Run(CancellationToken ct)
    {
        var check = new Checks();
        ImportFrame.Check(check, plan.Source, plan.Settings);
        if (check.Errors is [var wrong, ..])
        {
            return Output.Fail($"--{wrong.Field.TrimStart('/').Replace('_', '-')}: {wrong.Message}");
        }

        await using var file = plan.Path is { } path ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read) : Console.OpenStandardInput();
        var settings = parsed.Settings();
        await using var app = ParleyServer.Build(settings, TimeProvider.System);
        using var claim = RunningServer.On(settings.DatabaseOrDefault, TimeProvider.System.Now());
        await app.Services.GetRequiredService<Migrator>().Migrate(ct);
        if (await app.Services.GetRequiredService<WorkspaceLookup>().BySlug(plan.Workspace, ct) is not { } workspace)
        {
            return Output.Fail(plan.Workspace is null ? "There is no workspace yet: make one with 'workspace create'." : $"There is no workspace '{plan.Workspace}'.");
        }

        await using var bytes = await ImportBytes.Open(file, ct);
        await using var rejects = new RejectsFile(plan.Rejects);
        rejects.Clear();
        var report = await Import(app.Services.GetRequiredService<RowImporter>(), Callers.OfSystem(workspace.Id), bytes, rejects, ct);
        parsed.Print(report, report.ToText(rejects.First));
        return report.ExitCode;
    }

    private async Task<ImportReport> Import(RowImporter importer, Caller caller, ImportBytes bytes, RejectsFile rejects, CancellationToken ct)
    {
        var clock = TimeProvider.System;
        var began = clock.GetTimestamp();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var progress = new ProgressLine(clock);
        progress.Start(plan.DryRun ? "Checking" : "Importing", bytes.Total ?? 0);
        var frame = new ImportFrame(plan.Source, plan.Settings, clock.Now(), () => bytes.Total is > 0 and var total ? (double)bytes.Read / total : null);
        var reader = new JsonConversations(bytes.Content, frame);
        var tally = ImportTally.None;
        try
        {
            await foreach (var slice in importer.Slices(caller, plan.Source, reader.Read(stop.Token), stop.Token))
            {
                tally = tally.And(await Take(importer, caller, slice, stop.Token));
                foreach (var rejected in slice.Rejected)
                {
                    await rejects.Add(new RejectedRowView(rejected.Line, rejected.Errors));
                }

                progress.Counted = (tally.Rows, "rows");
                progress.Add(bytes.Read - progress.Done);
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
            [.. reader.UnknownFields.Count > 0 ? [$"Left out, for they mean nothing here: {string.Join(", ", reader.UnknownFields)}"] : Array.Empty<string>()]);

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
