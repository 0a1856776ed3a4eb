using System.Text.Json.Nodes;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Seed;

/// <summary>The product on seeded tickets.</summary>
public sealed class SeededTicketsTests(SeededInstallation seeded) : IClassFixture<SeededInstallation>
{
    private const string Tickets = "/api/v1/tickets";

    [Fact]
    public async Task Planted_words_are_found_as_often_as_the_report_says()
    {
        var planted = seeded.Report["planted"]!.AsArray().Select(p => p!).ToList();

        planted.Select(p => p.Text("name")).ShouldBe(
        [
            "hits_10", "hits_200", "old", "old_rare", "common_one", "common_other", "common_both", "apart_one", "apart_other", "apart_both", "phrase", "phrase_words",
        ]);
        planted.ToDictionary(p => p.Text("name"), p => p["hits"]!.GetValue<int>()).ShouldBe(new Dictionary<string, int>
        {
            ["hits_10"] = 10,
            ["hits_200"] = 200,
            ["old"] = 40,
            ["old_rare"] = 2,
            ["common_one"] = 200,
            ["common_other"] = 200,
            ["common_both"] = 20,
            ["apart_one"] = 100,
            ["apart_other"] = 100,
            ["apart_both"] = 0,
            ["phrase"] = 2,
            ["phrase_words"] = 4,
        });
        foreach (var search in planted)
        {
            var found = await seeded.Api.AllPages($"{Tickets}?q={Uri.EscapeDataString(search.Text("query"))}", 100);

            found.Count.ShouldBe(search["hits"]!.GetValue<int>(), search.Text("name"));
            Statuses(found).ShouldBe(Statuses(search["by_status"]!), ignoreOrder: true);
        }
    }

    [Fact]
    public async Task They_are_spread_as_a_team_s_tickets_are()
    {
        var tickets = await seeded.Api.AllPages($"{Tickets}?sort=number", 100);

        tickets.Count.ShouldBe(SeededInstallation.Tickets);
        tickets.Select(t => t["number"]!.GetValue<int>()).ShouldBe(Enumerable.Range(1, SeededInstallation.Tickets));
        tickets.Select(t => t.Text("created_at")).ShouldBeInOrder();
        Statuses(tickets).ShouldBe(Statuses(seeded.Report["statuses"]!), ignoreOrder: true);
        tickets.Count(t => t.Text("status") == "closed").ShouldBeInRange(1_600, 1_800);
        tickets.TakeLast(20).ShouldAllBe(t => t.Text("status") != "closed");
        tickets.Select(t => t["requester"]!.Text("id")).Distinct().Count().ShouldBeInRange(350, 400);
        tickets.Where(t => t["assignee"] is not null).Select(t => t["assignee"]!.Text("id")).Distinct().Count().ShouldBe(30);
        tickets.Select(t => t["team"]!.Text("name")).Distinct().Count().ShouldBe(6);
    }

    [Fact]
    public async Task Each_has_three_messages_and_a_timeline_from_the_seed()
    {
        var (ticket, _) = await Any();
        var messages = await seeded.Api.AllPages($"{Tickets}/{ticket.Text("id")}/messages", 50);
        var timeline = await seeded.Api.AllPages($"{Tickets}/{ticket.Text("id")}/events", 50);

        messages.Count.ShouldBe(3);
        messages[0]["author"]!.Text("type").ShouldBe("contact");
        messages.ShouldAllBe(m => m.Text("body_html").StartsWith("<p>", StringComparison.Ordinal) && m.Text("body_text").Length > 40);
        timeline[0].Text("type").ShouldBe("ticket.created");
        timeline.Count(e => e.Text("type") == "comment.added").ShouldBe(3);
        (await seeded.Home.Ask("select count(*) from event where origin <> 'seed'")).ShouldBe("0");
        (await seeded.Home.Ask($"select count(*) from message")).ShouldBe($"{3 * SeededInstallation.Tickets}");
    }

    [Fact]
    public async Task Nothing_follows_from_them_and_doctor_is_content()
    {
        (await seeded.Home.Ask("select count(*) from feed_entry")).ShouldBe("0");
        (await seeded.Home.Ask("select count(*) from job where not standing")).ShouldBe("0");
        var doctor = await ParleyProcess.Run(seeded.Home.Settings, "doctor");
        doctor.Code.ShouldBe(0, doctor.Output);
        doctor.Output.ShouldNotContain("failure");
    }

    [Fact]
    public async Task What_finds_them_is_what_the_product_keeps_of_the_same_texts()
    {
        await using var home = await Installation.Make();
        var report = await home.Seed("--tickets", "20");
        var (node, api) = await home.Serve(report);
        await using var _ = node;
        var seededTicket = (await api.AllPages($"{Tickets}?sort=number", 20))[3];
        var messages = await api.AllPages($"{Tickets}/{seededTicket.Text("id")}/messages", 50);
        var requester = seededTicket["requester"]!;

        var opened = await api.PostJson(Tickets, new
        {
            subject = seededTicket.Text("subject"),
            description = messages[0].Text("body_text"),
            requester = new { email = requester.Text("email") },
        });
        foreach (var message in messages.Skip(1))
        {
            await api.PostJson($"{Tickets}/{opened.Text("id")}/messages", new { kind = message.Text("kind"), body = message.Text("body_text") });
        }

        opened["number"]!.GetValue<int>().ShouldBe(21);
        (await Kept(home, opened)).ShouldBe(await Kept(home, seededTicket));
    }

    [Fact]
    public async Task No_agent_of_theirs_can_sign_in_until_there_is_a_password()
    {
        var email = await seeded.Home.Ask("select email from agent where name = 'Ines Holmgren'");

        // What accounts without a password were compared with once.
        await seeded.Api.Refused(HttpMethod.Post, "/api/v1/session", new { email, password = "nobody signs in with this" }, 401, "wrong_credentials");
    }

    private async Task<(JsonNode Ticket, int Number)> Any()
    {
        var page = await seeded.Api.GetJson($"{Tickets}?status=closed&limit=1");
        return (page.Data()[0], page.Data()[0]["number"]!.GetValue<int>());
    }

    [Fact]
    public async Task On_PostgreSQL_each_carries_the_span_of_its_creation()
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, "SQLite has an order instead.");

        (await seeded.Home.Ask("""
            select count(*) from ticket t join ticket_search s on s.ticket_id = t.id, right(replace(t.workspace_id::text, '-', ''), 8) workspace
            where s.words @@ format('''~s%s.%s''', workspace, floor(extract(epoch from t.created_at) / 2419200)::bigint)::tsquery
              and s.words @@ format('''~w%s''', workspace)::tsquery
            """)).ShouldBe($"{SeededInstallation.Tickets}");
    }

    [Fact]
    public async Task On_SQLite_each_stands_in_the_search_by_the_second_of_its_creation()
    {
        Assert.SkipUnless(!TestDatabase.IsPostgres, "PostgreSQL has spans instead.");

        (await seeded.Home.Ask("select count(*) from ticket t join ticket_search s on s.ticket_id = t.id where s.doc >> 20 = t.created_at / 1000"))
            .ShouldBe($"{SeededInstallation.Tickets}");
    }

    // But for the number and the time, which are each ticket's own.
    private static async Task<string> Kept(Installation home, JsonNode ticket) => TestDatabase.IsPostgres
        ? await home.Ask($"""
            select ts_delete(words, array(select lexeme from unnest(words) where lexeme = '{ticket["number"]}' or lexeme like '~s%'))::text
            from ticket_search where ticket_id = '{ticket.Text("id")}'
            """)
        : (await home.Ask($"select text from ticket_search where hex(ticket_id) = '{ticket.Text("id").Replace("-", "", StringComparison.Ordinal).ToUpperInvariant()}'"))
            .Split(' ', 2)[1];

    private static Dictionary<string, int> Statuses(IEnumerable<JsonNode> tickets) => tickets.GroupBy(t => t.Text("status")).ToDictionary(g => g.Key, g => g.Count());

    private static Dictionary<string, int> Statuses(JsonNode counts) => counts.AsObject().ToDictionary(c => c.Key, c => c.Value!.GetValue<int>());
}
