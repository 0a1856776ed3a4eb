using Parley.Desk.Teams;
using Parley.Desk.Tickets;
using Parley.Platform.Work;
using Parley.Platform.Work.Jobs;

namespace Parley.Desk.Sla.Clocks;

/// <summary>Reckons all running clocks of a workspace anew, in slices, after its rules have changed.</summary>
internal sealed class ReckonClocks(Dispatcher dispatcher) : IJobHandler
{
    public const string Kind = "sla.reckon";

    private const int Slice = 100;

    public async Task Run(JobRun run, CancellationToken ct)
    {
        var caller = Callers.OfSystem(run.Workspace);
        TicketId after = default;
        while (true)
        {
            var some = (await dispatcher.Run(caller, new TicketsWithClocks(after, Slice), ct)).Value;
            if (some.Count == 0)
            {
                return;
            }

            await dispatcher.Run(caller, new ReckonAnew(some), ct);
            after = some[^1];
        }
    }
}
