using Microsoft.Extensions.DependencyInjection;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Followers;
using Parley.Desk.Tickets.Merging;
using Parley.Desk.Tickets.Messages;
using Parley.Desk.Workflow;
using Parley.Platform.Work;
using Parley.Testing;

namespace Parley.Desk.Tests.Tickets.Merging;

/// <summary>Random histories of merging, taking out and writing, beside a plain model that keeps each message where it was written.</summary>
public sealed class MergeHistoriesTests(ParleyHost host)
{
    private const int Histories = 6;
    private const int Steps = 60;
    private const int Tickets = 6;

    [Fact]
    public async Task Whatever_is_merged_and_taken_out_each_message_is_where_it_belongs()
    {
        var (merges, unmerges, depth) = (0, 0, 0);
        for (var seed = 0; seed < Histories; seed++)
        {
            var dice = new Random(seed);
            var (workspace, model) = await Open();
            for (var step = 0; step < Steps; step++)
            {
                var (some, other) = (model[dice.Next(Tickets)], model[dice.Next(Tickets)]);
                switch (dice.Next(6))
                {
                    case 0 or 1:
                        var merged = await Run(workspace, new MergeTicket(some.Id, other.Id));
                        (merged.Refusal is null).ShouldBe(some != other && some.Into is null && other.Into is null, $"{seed}, {step}");
                        some.Into = merged.Refusal is null ? other : some.Into;
                        merges += merged.Refusal is null ? 1 : 0;
                        break;
                    case 2:
                        var back = await Run(workspace, new UnmergeTicket(some.Id));
                        (back.Refusal is null).ShouldBe(some.Into is not null, $"{seed}, {step}");
                        some.Into = null;
                        unmerges += back.Refusal is null ? 1 : 0;
                        break;
                    default:
                        var text = $"Message {step}";
                        var written = await Run(workspace, new AddMessage(some.Id, MessageKind.InternalNote, text));
                        (written.Refusal is null).ShouldBe(some.Into is null, $"{seed}, {step}");
                        if (written.Refusal is null)
                        {
                            some.Written.Add(text);
                        }

                        break;
                }

                depth = Math.Max(depth, model.Max(t => t.Depth));
                await Compare(workspace, model, some, $"seed {seed}, step {step}");
                await Compare(workspace, model, other, $"seed {seed}, step {step}");
            }

            foreach (var ticket in model)
            {
                await Compare(workspace, model, ticket, $"seed {seed}, at the end");
            }
        }

        (merges, unmerges, depth).ShouldSatisfyAllConditions(
            t => t.merges.ShouldBeGreaterThan(Histories * 4), t => t.unmerges.ShouldBeGreaterThan(Histories * 2), t => t.depth.ShouldBeGreaterThan(2));
    }

    private async Task<(TestWorkspace Workspace, List<Model> Tickets)> Open()
    {
        var workspace = await host.NewWorkspace();
        var all = new List<Model>();
        for (var i = 0; i < Tickets; i++)
        {
            var order = new OpenTicket { Subject = $"Ticket {i}", Description = $"Opening {i}", RequesterEmail = $"customer-{i % 4}@{workspace.Tag}.example" };
            var ticket = (await Run(workspace, order)).Value;
            var status = (TicketStatus)(1 + (i % 4));
            all.Add(new Model(ticket.Id, ticket.Requester.Id.Value, (await Run(workspace, new ChangeStatus(ticket.Id, status))).Value.Status) { Written = { $"Opening {i}" } });
        }

        return (workspace, all);
    }

    private async Task Compare(TestWorkspace workspace, List<Model> all, Model ticket, string when)
    {
        var view = (await Run(workspace, new ReadTicket(ticket.Id, null))).Value;
        view.MergedInto?.Id.ShouldBe(ticket.Into!.Id, when);
        view.Status.ShouldBe(ticket.Into is null ? ticket.Status : TicketStatus.Closed, when);

        // One that was merged shows what was written in it; one that stands shows all that came to it.
        var shown = (await Run(workspace, new ReadMessages(ticket.Id, new PageRequest(PageRequest.Most)))).Value.Data;
        var expected = ticket.Into is null ? ticket.Tree(all).SelectMany(t => t.Written) : ticket.Written;
        shown.Select(m => m.BodyText).ShouldBe(expected, ignoreOrder: true, when);
        shown.Select(m => m.CreatedAt).ShouldBeInOrder(SortDirection.Ascending, when);
        if (ticket.Into is null)
        {
            var followers = (await Run(workspace, new ListFollowers(ticket.Id))).Value.Data;
            var askers = ticket.Tree(all).Select(t => t.Requester).Where(r => r != ticket.Requester).Distinct();
            followers.Select(f => f.PersonId).ShouldBe(askers, ignoreOrder: true, when);
        }
    }

    private sealed class Model(TicketId id, Guid requester, TicketStatus status)
    {
        public TicketId Id => id;

        public Guid Requester => requester;

        public TicketStatus Status => status;

        public List<string> Written { get; } = [];

        public Model? Into { get; set; }

        public int Depth => Into is null ? 0 : 1 + Into.Depth;

        private Model End => Into is null ? this : Into.End;

        /// <summary>This one and all that came to it.</summary>
        public IEnumerable<Model> Tree(IEnumerable<Model> all) => all.Where(t => t.End == this);
    }

    private Task<Result<T>> Run<T>(TestWorkspace workspace, IUseCase<T> useCase) =>
        host.Services.GetRequiredService<Dispatcher>().Run(workspace.Admin, useCase, CancellationToken.None);
}
