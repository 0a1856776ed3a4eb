using Microsoft.Extensions.DependencyInjection;
using Parley.Desk.Tests.Search.Language;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Trash;
using Parley.Platform.Work;
using Parley.Testing;

namespace Parley.Desk.Tests.Tickets.Trash;

public sealed class EmptyTrashTests(TellingHost host) : IClassFixture<TellingHost>
{
    [Fact]
    public async Task What_has_lain_in_the_trash_for_thirty_days_is_removed_and_nothing_else()
    {
        var workspace = await host.NewWorkspace();
        var tickets = new List<TicketId>();
        for (var i = 0; i < PurgeTrash.AtOnce + 3; i++)
        {
            tickets.Add((await Run(workspace, new OpenTicket { Subject = "A", Description = "B", RequesterEmail = "kim@home.example" })).Value.Id);
            await Run(workspace, new DeleteTicket(tickets[i]));
        }

        var kept = (await Run(workspace, new OpenTicket { Subject = "A", Description = "B", RequesterEmail = "kim@home.example" })).Value.Id;
        await Run(workspace, new RestoreTicket(tickets[0]));
        host.StandingClock.Pass(TimeSpan.FromDays(29));
        await Run(workspace, new DeleteTicket(tickets[0]));
        await Empty();
        (await Left()).ShouldBe([.. tickets, kept], ignoreOrder: true);

        host.StandingClock.Pass(TimeSpan.FromDays(1));
        await Empty();

        (await Left()).ShouldBe([tickets[0], kept], ignoreOrder: true);

        async Task<IEnumerable<TicketId>> Left() => (await Run(workspace, new ReadSomeTickets([.. tickets, kept]))).Value.Select(t => t.Id);
    }

    private Task Empty() => host.Services.GetRequiredService<EmptyTrash>().Empty(CancellationToken.None);

    private Task<Result<T>> Run<T>(TestWorkspace workspace, IUseCase<T> useCase) => host.Dispatcher.Run(workspace.Admin, useCase, CancellationToken.None);
}
