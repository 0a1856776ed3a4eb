using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parley.Desk.Assignment.Duty;
using Parley.Desk.Assignment.Waiting;
using Parley.Desk.People;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;
using Parley.Platform;
using Parley.Platform.Data;
using Parley.Platform.Work;
using Parley.Platform.Work.Jobs;
using Parley.Testing;

namespace Parley.Server.Tests.Assignment;

/// <summary>A host on whose clock it is nine in the morning of a Monday, by UTC, until a test lets time pass.</summary>
public sealed class AssignmentHost : ParleyHost
{
    private static readonly string[] Kinds = [TriageTicket.Kind, WaitingLine.Kind];

    public StandingClock Time { get; } = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    public DateTimeOffset Now => Time.Now();

    public Dispatcher Dispatcher => Services.GetRequiredService<Dispatcher>();

    protected override TimeProvider Clock => Time;

    public async Task<AgentView> Hire(TestWorkspace workspace, string name, params TeamId[] teams)
    {
        var person = new NewAgent(name, $"{name.ToLowerInvariant().Replace(' ', '-')}-{workspace.Tag}@desk.example", Role.Agent, TicketAccess.All, teams);
        return (await Services.GetRequiredService<HireAgent>().Run(workspace.Admin, person, "correct horse", CancellationToken.None)).Value.Agent;
    }

    public async Task<T> Run<T>(TestWorkspace workspace, IUseCase<T> useCase) => (await Dispatcher.Run(workspace.Admin, useCase, CancellationToken.None)).Value;

    /// <summary>Waits until all is done that follows, and whoever waits and can be given to somebody is.</summary>
    public async Task Settle(TestWorkspace workspace)
    {
        await Nodes.Wait.Until(async () => await Jobs(workspace) == 0, TimeSpan.FromSeconds(20), "all tickets are looked at");
        await Services.GetRequiredService<WaitingLine>().Run(workspace.Id, CancellationToken.None);
    }

    public async Task<int> Jobs(TestWorkspace workspace)
    {
        await using var session = await Services.GetRequiredService<Sessions>().ReadEverywhere(CancellationToken.None);
        return await session.Db.Set<Job>().IgnoreQueryFilters().CountAsync(j => j.WorkspaceId == workspace.Id && Kinds.Contains(j.Kind));
    }

    internal async Task<IReadOnlyDictionary<AgentId, AgentDuty>> Duties(TestWorkspace workspace)
    {
        await using var session = await Services.GetRequiredService<Sessions>().Read(workspace.Id, CancellationToken.None);
        return await session.Db.Set<AgentDuty>().ToDictionaryAsync(d => d.AgentId);
    }

    internal async Task<IReadOnlyList<Ticket>> Tickets(TestWorkspace workspace)
    {
        await using var session = await Services.GetRequiredService<Sessions>().Read(workspace.Id, CancellationToken.None);
        return await session.Db.Set<Ticket>().OrderBy(t => t.Number).ToListAsync();
    }

    internal async Task<IReadOnlyList<TicketId>> Waiting(TestWorkspace workspace)
    {
        await using var session = await Services.GetRequiredService<Sessions>().Read(workspace.Id, CancellationToken.None);
        return await session.Db.Set<WaitingTicket>().OrderByDescending(w => w.Priority).ThenBy(w => w.Since).ThenBy(w => w.TicketId).Select(w => w.TicketId).ToListAsync();
    }
}
