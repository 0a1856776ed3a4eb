using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parley.Desk.Tickets;
using Parley.Platform.Data;
using Parley.Platform.Work;
using Parley.Platform.Work.Jobs;
using Parley.Testing;

namespace Parley.Platform.Tests.Work.Jobs;

public sealed class ReactionTests(ParleyHost host)
{
    private readonly string _kind = $"test.{Guid.CreateVersion7():N}";

    [Theory]
    [InlineData(Origin.Live, 1)]
    [InlineData(Origin.Sync, 1)]
    [InlineData(Origin.Import, 0)]
    [InlineData(Origin.Seed, 0)]
    public async Task A_reaction_answers_to_the_origins_it_names(Origin origin, int expected)
    {
        var workspace = await host.NewWorkspace();

        var ticket = await Open(workspace, origin, new Reaction(typeof(MessageAdded), _kind, [Origin.Live, Origin.Sync]));

        var events = await Read<Event>(workspace, e => e.SubjectId == ticket.Id.Value);
        events.Select(e => e.Origin).Distinct().ShouldBe([origin]);
        (await Read<Job>(workspace, j => j.Kind == _kind)).Count.ShouldBe(expected);
    }

    [Fact]
    public async Task Each_event_gets_one_job_of_each_reaction_keyed_as_the_reaction_says()
    {
        var workspace = await host.NewWorkspace();

        var ticket = await Open(
            workspace, Origin.Live, new Reaction(typeof(MessageAdded), _kind, [Origin.Live], fact => $"{((MessageAdded)fact).Ticket.Value}"), new Reaction(typeof(TicketOpened), _kind, [Origin.Live]));

        var events = await Read<Event>(workspace, e => e.SubjectId == ticket.Id.Value);
        var jobs = await Read<Job>(workspace, j => j.Kind == _kind);
        jobs.ToDictionary(j => j.EventId!.Value, j => j.Key).ShouldBe( // each reacts to an event
            new Dictionary<EventId, string?>
            {
                [events.Single(e => e.Type == "comment.added").Id] = $"{ticket.Id.Value}",
                [events.Single(e => e.Type == "ticket.created").Id] = null,
            },
            ignoreOrder: true);
    }

    [Fact]
    public async Task What_is_refused_leaves_neither_event_nor_job()
    {
        var workspace = await host.NewWorkspace();
        var before = await Read<Event>(workspace, _ => true);

        var refused = await Dispatcher(new Reaction(typeof(MessageAdded), _kind, [Origin.Live])).Run(
            workspace.Admin, new OpenTicket { Subject = "A", Description = "B", RequesterEmail = "maya@home.example", TeamId = new(Guid.CreateVersion7()) }, CancellationToken.None);

        refused.Refusal.ShouldNotBeNull();
        (await Read<Event>(workspace, _ => true)).Count.ShouldBe(before.Count);
        (await Read<Job>(workspace, j => j.Kind == _kind)).ShouldBeEmpty();
    }

    private async Task<TicketView> Open(TestWorkspace workspace, Origin origin, params Reaction[] reactions) => (await Dispatcher(reactions).Run(
        workspace.Admin with { Origin = origin },
        new OpenTicket { Subject = "A", Description = "B", RequesterEmail = "maya@home.example" },
        CancellationToken.None)).Value;

    private Dispatcher Dispatcher(params Reaction[] reactions) => ActivatorUtilities.CreateInstance<Dispatcher>(host.Services, new Reactions(reactions));

    private async Task<List<T>> Read<T>(TestWorkspace workspace, System.Linq.Expressions.Expression<Func<T, bool>> which)
        where T : class
    {
        await using var session = await host.Services.GetRequiredService<Sessions>().Read(workspace.Id, CancellationToken.None);
        return await session.Db.Set<T>().Where(which).ToListAsync();
    }
}
