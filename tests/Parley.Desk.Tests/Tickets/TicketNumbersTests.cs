using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Parley.Desk.Tickets;
using Parley.Platform.Work;
using Parley.Testing;

namespace Parley.Desk.Tests.Tickets;

public sealed class TicketNumbersTests(ParleyHost host)
{
    private const int Writers = 32;
    private const int Each = 12;

    [Fact]
    public async Task Thirty_two_writers_never_get_the_same_number_and_an_acknowledged_one_stays_below_a_later_one()
    {
        var workspace = await host.NewWorkspace();
        var dispatcher = host.Services.GetRequiredService<Dispatcher>();
        var seen = new ConcurrentBag<long>();
        long acknowledged = 0;
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Write(writer)));

        seen.Count.ShouldBe(Writers * Each);
        seen.Distinct().Count().ShouldBe(Writers * Each);

        async Task Write(int writer)
        {
            for (var i = 0; i < Each; i++)
            {
                var floor = Interlocked.Read(ref acknowledged);
                var ticket = await dispatcher.Run(workspace.Admin, NewTicket(writer, i), CancellationToken.None);
                var number = ticket.Value.Number;
                number.ShouldBeGreaterThan(floor);
                seen.Add(number);
                RaiseTo(ref acknowledged, number);
            }
        }
    }

    [Fact]
    public async Task Each_workspace_counts_from_one()
    {
        var (first, second) = (await host.NewWorkspace(), await host.NewWorkspace());

        (await first.OpenTicket())["number"]!.GetValue<long>().ShouldBe(1);
        (await second.OpenTicket())["number"]!.GetValue<long>().ShouldBe(1);
        (await second.OpenTicket())["number"]!.GetValue<long>().ShouldBe(2);
    }

    // The same customers for all writers, so that finding and making contacts races too.
    private static OpenTicket NewTicket(int writer, int i) =>
        new() { Subject = $"Ticket {i} of {writer}", Description = "It does not start.", RequesterEmail = $"customer{i}@home.example" };

    private static void RaiseTo(ref long target, long value)
    {
        for (var current = Interlocked.Read(ref target); current < value;)
        {
            var before = Interlocked.CompareExchange(ref target, value, current);
            current = before == current ? value : before;
        }
    }
}
