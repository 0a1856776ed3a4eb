using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Parley.Desk.Calendars;
using Parley.Desk.Sla.Clocks;
using Parley.Desk.Tickets;
using Parley.Desk.Workflow;
using Parley.Platform;
using Parley.Platform.Work;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Sla;

/// <summary>Random histories of tickets and rules, told to the product and to a plain reference, which must agree to the minute.</summary>
public sealed class ClockHistoriesTests(SlaHost host) : IClassFixture<SlaHost>
{
    private const int Steps = 60;
    private const int TicketsEach = 3;

    private static readonly int[] Gaps = [0, 1, 1, 7, 20, 45, 130, 400, 1000, 4000];
    private static readonly int[] TargetMinutes = [20, 60, 240, 480, 1440];
    private static readonly string[] Zones = ["UTC", "Europe/Berlin", "Asia/Kathmandu", "Australia/Lord_Howe"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Every_clock_stands_where_the_reference_has_it(int seed)
    {
        var history = await History.Begin(host, new Random(seed));
        for (var step = 0; step < Steps; step++)
        {
            await history.Step();
            if (step % 10 == 9)
            {
                await history.WhatIsOverShouldStay();
            }
        }

        await history.ShouldAgree();
    }

    private sealed class History(SlaHost host, TestWorkspace workspace, Random random)
    {
        private readonly ReferenceRules _rules = new();
        private readonly List<(JsonNode Ticket, ReferenceTicket Reference)> _tickets = [];
        private readonly Dictionary<(TicketId, SlaMetric, int), string> _over = [];
        private readonly List<string> _told = [];

        public static async Task<History> Begin(SlaHost host, Random random)
        {
            var history = new History(host, await host.NewWorkspace(), random);
            // Nothing happens by itself but what is promised.
            await history.NoneClosesByItself();
            await history.AddCalendar();
            await history.AddCalendar();
            await history.AddPolicy(needsTag: true);
            await history.AddPolicy(needsTag: false);
            await host.LetRulesTakeHold();
            // The reference counts whole minutes.
            host.Pass(TimeSpan.FromMinutes(1) - TimeSpan.FromTicks(host.Now.Ticks % TimeSpan.TicksPerMinute));
            for (var i = 0; i < TicketsEach; i++)
            {
                await history.OpenTicket();
            }

            return history;
        }

        public async Task Step()
        {
            var gap = TimeSpan.FromMinutes(Gaps[random.Next(Gaps.Length)]);
            if (random.Next(5) == 0)
            {
                var lead = TimeSpan.FromSeconds(6);
                host.Pass(gap + TimeSpan.FromMinutes(1) - lead);
                await ChangeRules();
                return;
            }

            host.Pass(gap);
            var (ticket, reference) = _tickets[random.Next(TicketsEach)];
            if (reference.Status != TicketStatus.Closed)
            {
                LetPass();
                await Happen(ticket, reference);
            }
        }

        /// <summary>What was met or breached is not written anew.</summary>
        public async Task WhatIsOverShouldStay()
        {
            foreach (var clock in (await host.Clocks(workspace)).Where(c => c.State is SlaState.Met or SlaState.Breached))
            {
                var print = $"{clock.State} {clock.PolicyName} {clock.TargetS} {clock.StartedAt:s} {clock.WarnedAt:s} {clock.DueAt:s} {clock.BreachedAt:s}";
                var key = (clock.TicketId, clock.Metric, clock.Round);
                _over.TryAdd(key, print);
                print.ShouldBe(_over[key]);
            }
        }

        public async Task ShouldAgree()
        {
            LetPass();
            var dispatcher = host.Services.GetRequiredService<Dispatcher>();
            while ((await dispatcher.Run(workspace.Admin, new RaiseDue(100), CancellationToken.None)).Value > 0)
            {
            }

            await WhatIsOverShouldStay();
            var clocks = (await host.Clocks(workspace)).ToLookup(c => c.TicketId.Value);
            foreach (var (ticket, reference) in _tickets)
            {
                var story = $"{ticket.Id()}\n{string.Join('\n', _told)}";
                clocks[ticket.Id()].Select(c => Print(c)).Order().ShouldBe(reference.All.Select(c => Print(c, reference)).Order(), story);
                var shown = await workspace.Api.GetJson($"/api/v1/tickets/{ticket.Id()}");
                shown["sla"]!.AsArray().Count.ShouldBe(reference.All.Select(c => c.Metric).Distinct().Count());
                var events = (await workspace.Api.AllPages($"/api/v1/tickets/{ticket.Id()}/events", 100)).Where(e => e.Text("type").StartsWith("sla.", StringComparison.Ordinal));
                events.Select(e => $"{e.Text("type")} {e["data"]!.Text("metric")} {e["at"]!.GetValue<DateTimeOffset>():s}").Order()
                    .ShouldBe(reference.Told.Select(t => $"{t.Type} {Words.Of(t.Metric)} {t.At:s}").Order(), story);
            }

            var inOrder = (await workspace.Api.GetJson("/api/v1/tickets?sort=sla_due_at")).Data().Select(t => _tickets.Single(x => x.Ticket.Id() == t.Id()).Reference.NextDue()).ToList();
            inOrder.ShouldBe(inOrder.Order());
        }

        private static string Print(SlaClock c) =>
            $"{c.Metric}.{c.Round} {c.State} {c.PolicyId.Value} {c.TargetS / 60} {c.StartedAt:s} warned {c.WarnedAt:s} late {c.BreachedAt:s} ended {c.EndedAt:s} "
            + (c.State == SlaState.Running ? $"due {c.DueAt:s}" : c.State == SlaState.Breached ? "" : $"used {c.UsedMs / 60_000m:0.##}");

        private static string Print(ReferenceClock c, ReferenceTicket ticket) =>
            $"{c.Metric}.{c.Round} {c.State} {c.Policy} {c.Target} {c.StartedAt:s} warned {c.WarnedAt:s} late {c.BreachedAt:s} ended {c.EndedAt:s} "
            + (c.State == SlaState.Running ? $"due {ticket.DueOf(c):s}" : c.State == SlaState.Breached ? "" : $"used {c.Before:0.##}");

        private void LetPass() => _tickets.ForEach(t => t.Reference.LetPass(host.Now));

        private void Tell(string what) => _told.Add($"{host.Now:s} {what}");

        private async Task NoneClosesByItself() =>
            await workspace.Api.PutJson("/api/v1/tickets/workflow/transitions", new { reopen_within_days = 3650, close_after_days = 0 });

        private async Task OpenTicket()
        {
            var ticket = await workspace.OpenTicket();
            var reference = new ReferenceTicket(_rules, host.Now);
            reference.Open();
            _tickets.Add((ticket, reference));
        }

        private async Task Happen(JsonNode ticket, ReferenceTicket reference)
        {
            var path = $"/api/v1/tickets/{ticket.Id()}";
            switch (random.Next(8))
            {
                case 0 or 1:
                    Tell($"{ticket.Id()} the team replies");
                    await workspace.Api.PostJson($"{path}/messages", new { kind = "public_reply", body = "Try this." });
                    reference.TeamReplies();
                    break;
                case 2 or 3:
                    Tell($"{ticket.Id()} the customer writes");
                    await workspace.Api.PostJson($"{path}/messages", new { kind = "public_reply", body = "And now?", author = new { contact_id = ticket["requester"]!.Id() } });
                    reference.CustomerWrites();
                    break;
                case 4 or 5:
                    var ways = WorkflowRules.Usual.Moves.Where(m => m.From == reference.Status).Select(m => m.To).Where(s => s != TicketStatus.Closed || random.Next(10) == 0).ToList();
                    var to = ways[random.Next(ways.Count)];
                    Tell($"{ticket.Id()} {to}");
                    await workspace.Api.PutJson($"{path}/status", new { status = Words.Of(to) });
                    reference.Move(to);
                    break;
                case 6:
                    var priority = Enum.GetValues<Priority>()[random.Next(4)];
                    Tell($"{ticket.Id()} {priority}");
                    await workspace.Api.PutJson($"{path}/priority", new { priority = Words.Of(priority) });
                    if (priority != reference.Priority)
                    {
                        reference.SetPriority(priority);
                    }

                    break;
                default:
                    Tell($"{ticket.Id()} {(reference.IsTagged ? "untagged" : "tagged")}");
                    reference.SetTagged(!reference.IsTagged);
                    await workspace.Api.PatchJson(path, new { tags = reference.IsTagged ? new[] { "gold" } : [] });
                    break;
            }
        }

        private async Task ChangeRules()
        {
            var active = _rules.Policies.Where(p => !p.IsDeleted).ToList();
            Action change = random.Next(6) switch
            {
                0 or 1 when active.Count > 0 => await ChangePolicy(active[random.Next(active.Count)]),
                2 or 3 => await ChangeCalendar(_rules.Calendars.Keys.ElementAt(random.Next(2))),
                4 when active.Count > 1 => await DeletePolicy(active[random.Next(active.Count)]),
                _ when active.Count > 1 => await Reorder(active),
                _ => await MakePolicy(random.Next(2) == 0),
            };
            await host.LetRulesTakeHold();
            LetPass();
            change();
            _rules.Changed();
            Tell("the rules have changed");
            _tickets.ForEach(t => t.Reference.RulesTakeHold());
        }

        private async Task<Action> ChangePolicy(ReferencePolicy policy)
        {
            var other = Policy(policy.NeedsTag) with { Id = policy.Id };
            Tell($"policy {policy.Id} is to change");
            await workspace.Api.PutJson($"/api/v1/sla/policies/{policy.Id}", Body(other, $"{policy.Id}"));
            return () => _rules.Policies[_rules.Policies.IndexOf(policy)] = other;
        }

        private async Task<Action> DeletePolicy(ReferencePolicy policy)
        {
            Tell($"policy {policy.Id} is deleted");
            await workspace.Api.Send(HttpMethod.Delete, $"/api/v1/sla/policies/{policy.Id}", null, System.Net.HttpStatusCode.NoContent);
            return () => _rules.Policies[_rules.Policies.IndexOf(policy)] = policy with { IsDeleted = true };
        }

        private async Task<Action> MakePolicy(bool needsTag)
        {
            var policy = Policy(needsTag);
            var made = await workspace.Policy(Body(policy, $"{random.Next()}"));
            return () => _rules.Policies.Add(policy with { Id = made.Id() });
        }

        private async Task<Action> Reorder(List<ReferencePolicy> active)
        {
            active.Reverse();
            await workspace.Api.PutJson("/api/v1/sla/policies/order", new { policy_ids = active.Select(p => p.Id).ToArray() });
            return () => _rules.Policies.Sort((a, b) => active.IndexOf(a).CompareTo(active.IndexOf(b)));
        }

        private async Task<Action> ChangeCalendar(Guid id)
        {
            var terms = Calendar($"{id}");
            Tell($"calendar {id} is to change: {terms.TimeZone}");
            await workspace.Api.PutJson($"/api/v1/sla/calendars/{id}", PublicJson.Write(terms));
            return () => _rules.Calendars[id] = terms;
        }

        private async Task AddCalendar()
        {
            var terms = Calendar($"{random.Next()}");
            var made = await workspace.Api.PostJson("/api/v1/sla/calendars", PublicJson.Write(terms));
            _rules.Calendars[made.Id()] = terms;
        }

        private async Task AddPolicy(bool needsTag)
        {
            (await MakePolicy(needsTag))();
            _rules.Changed();
        }

        private CalendarTerms Calendar(string name)
        {
            var days = Enum.GetValues<DayOfWeek>().Where(_ => random.Next(4) > 0).DefaultIfEmpty(DayOfWeek.Friday);
            return new CalendarTerms(
                name,
                Zones[random.Next(Zones.Length)],
                [.. days.SelectMany(d => new[] { new WorkingHours(d, "08:30", "12:00"), new WorkingHours(d, $"{random.Next(12, 15):00}:15", "24:00") })],
                [.. Enumerable.Range(1, 4).Select(i => new Holiday(host.Now.AddDays(random.Next(i * 10)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), null, false))]);
        }

        private ReferencePolicy Policy(bool needsTag) => new(
            default,
            random.Next(3) == 0 ? [Priority.Normal, Priority.Urgent] : null,
            needsTag,
            random.Next(3) == 0 ? null : _rules.Calendars.Keys.ElementAt(random.Next(2)),
            Enum.GetValues<Priority>().Where(_ => random.Next(5) > 0).DefaultIfEmpty(Priority.Normal).ToDictionary(
                p => p, _ => Enum.GetValues<SlaMetric>().Where(_ => random.Next(4) > 0).DefaultIfEmpty(SlaMetric.Resolution).ToDictionary(m => m, _ => TargetMinutes[random.Next(TargetMinutes.Length)])),
            random.Next(3) switch { 0 => null, 1 => 25, _ => 50 });

        private static object Body(ReferencePolicy policy, string name) => new
        {
            name,
            conditions = new { priority = policy.Priorities?.Select(Words.Of).ToArray() ?? [], tag = policy.NeedsTag ? new[] { "gold" } : [] },
            calendar_id = policy.Calendar,
            targets = policy.Targets.Select(t => new
            {
                priority = Words.Of(t.Key),
                first_response = Minutes(t.Value, SlaMetric.FirstResponse),
                next_response = Minutes(t.Value, SlaMetric.NextResponse),
                resolution = Minutes(t.Value, SlaMetric.Resolution),
            }).ToArray(),
            warn_before_percent = policy.WarnBeforePercent,
        };

        private static int? Minutes(Dictionary<SlaMetric, int> targets, SlaMetric metric) => targets.TryGetValue(metric, out var minutes) ? minutes : null;
    }
}
