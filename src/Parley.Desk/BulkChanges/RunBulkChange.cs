using System.Text.Json;
using Parley.Desk.Teams;
using Parley.Platform.Data;
using Parley.Platform.Work;
using Parley.Platform.Work.Jobs;

namespace Parley.Desk.BulkChanges;

/// <summary>Works through a bulk change, slice by slice. Taken up again after a crash it goes on behind the last slice that was committed.</summary>
internal sealed class RunBulkChange(Dispatcher dispatcher, Sessions sessions) : IJobHandler
{
    public const string Kind = "tickets.change";

    // On SQLite some 20 ms of writing, between which others write.
    private const int SliceOfOneWriter = 50;
    private const int Slice = 400;

    public sealed record Order(BulkChangeId BulkChangeId);

    public async Task Run(JobRun run, CancellationToken ct)
    {
        var order = JsonSerializer.Deserialize<Order>(run.Data, PublicJson.Options) ?? throw new JobGivenUpException("The job names no change.");
        var found = await dispatcher.Run(Callers.OfSystem(run.Workspace), new FindBulkChange(order.BulkChangeId), ct);
        if (found.Refusal is not null)
        {
            return;
        }

        var (caller, total) = (found.Value.ReadCaller.In(run.Workspace), found.Value.Total);
        var most = sessions.Engine.For(() => SliceOfOneWriter, () => Slice);
        for (var at = found.Value.Position; at < total;)
        {
            // With the last slice the job ends too: whoever reads that the change is done finds nothing at work.
            var slice = new AdvanceBulkChange(order.BulkChangeId, at, most);
            var advanced = total - at <= most ? await run.EndWith(caller, slice, ct) : await dispatcher.Run(caller, slice, ct);
            if (advanced.Refusal is { } refusal)
            {
                // Stopped, done, or gone on with elsewhere.
                if (refusal.Kind == RefusalKind.Conflict)
                {
                    return;
                }

                throw new InvalidOperationException(refusal.Detail);
            }

            at += advanced.Value;
            ct.ThrowIfCancellationRequested();
        }
    }
}
