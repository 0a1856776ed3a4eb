using System.Text.Json;
using Parley.Desk.Tickets;
using Parley.Platform.Work;
using Parley.Platform.Work.Jobs;

namespace Parley.Desk.Assignment.Waiting;

/// <summary>What is to be done for a new ticket, in its order: an agent is found for it. The job ends in the transaction that finds one, so its effect is there once.</summary>
internal sealed class TriageTicket : IJobHandler
{
    public const string Kind = "ticket.triage";

    public async Task Run(JobRun run, CancellationToken ct)
    {
        var data = JsonSerializer.Deserialize<TriageData>(run.Data, PublicJson.Options) ?? throw new JobGivenUpException("It names no ticket.");
        await run.EndWith(PlaceTicket.By(run.Workspace), new PlaceTicket(data.TicketId), ct);
    }
}

internal sealed record TriageData(TicketId TicketId);
