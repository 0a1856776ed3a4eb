using System.Diagnostics;
using System.Text;
using Parley.Desk.Imports;
using Parley.Desk.Imports.Reading;
using Parley.Desk.Tickets;

namespace Parley.Desk.Tests.Imports;

public sealed class CsvRowsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("email,subject\na@b.example,One\n")]
    [InlineData("email;subject\r\na@b.example;One\r\n")]
    [InlineData("email\tsubject\ra@b.example\tOne")]
    [InlineData("email|subject\n\n\na@b.example|One\n\n")]
    [InlineData("\"email\",\"subject\" \n\"a@b.example\",\"One\"")]
    [InlineData("\"a, b, c\";email;subject\n;a@b.example;One")]
    public async Task Delimiters_and_line_ends_are_recognised(string text)
    {
        var row = (await Read(text)).Single().Row.ShouldBeOfType<ConversationRow>();

        (row.Email, row.Subject).ShouldBe(("a@b.example", "One"));
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("windows-1252", false)]
    public async Task Encodings_are_recognised_and_a_guess_is_said(string name, bool marked)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        byte[] bytes = [.. marked ? encoding.GetPreamble() : [], .. encoding.GetBytes("email,subject\nzoe@b.example,Zoë wünscht € für Größe\n")];

        await using var file = await Open(bytes);
        var rows = await file.Rows.Read(CancellationToken.None).ToListAsync();

        rows.Single().Row.ShouldBeOfType<ConversationRow>().Subject.ShouldBe("Zoë wünscht € für Größe");
        file.Rows.Notices.Count.ShouldBe(marked || name == "utf-8" ? 0 : 1);
    }

    [Fact]
    public async Task A_letter_outside_UTF8_is_found_behind_the_first_megabyte()
    {
        byte[] bytes = [.. Encoding.ASCII.GetBytes("email,subject\n" + string.Concat(Enumerable.Repeat("a@b.example,Plain\n", 100_000))), .. "a@b.example,Gr"u8, 0xFC, .. "n\n"u8];

        await using var file = await Open(bytes);

        (await file.Rows.Read(CancellationToken.None).LastAsync()).Row.ShouldBeOfType<ConversationRow>().Subject.ShouldBe("Grün");
        file.Look!.Encoding.ShouldBe("windows-1252"); // a CSV file has a look
    }

    [Fact]
    public async Task In_a_named_encoding_bytes_that_mean_nothing_cost_their_row()
    {
        byte[] bytes = [.. "email,subject\na@b.example,Gr"u8, 0xFC, .. "n\nb@b.example,Good \uFFFD\n"u8];

        var rows = await Read(bytes, new ImportSettings { Encoding = "utf-8" });

        rows.Select(r => r.Errors is [var error, ..] ? error.Code : null).ShouldBe(["unreadable", null]);
    }

    [Fact]
    public async Task Quoted_fields_hold_delimiters_quotes_and_lines()
    {
        var row = (await Read("email,subject,description\na@b.example,\"A \"\"quoted\"\", word\",\"First\r\n\r\nsecond \"\"line\"\"\"\n")).Single();

        var ticket = row.Row.ShouldBeOfType<ConversationRow>();
        ticket.Subject.ShouldBe("A \"quoted\", word");
        ticket.Messages.Single().Body.Text.ShouldBe("First\n\nsecond \"line\"");
    }

    [Theory]
    [InlineData("c@b.example,\"Open", "open_quote")]
    [InlineData("c@b.example,\"Open, and, so, on", "open_quote")]
    [InlineData("c@b.example,\"Closed\" too early", "text_after_quote")]
    [InlineData("\"c@b.example,Open at the start", "open_quote")]
    [InlineData("c@b.example,one,too many", "too_many_fields")]
    public async Task A_broken_quote_costs_its_line_and_nothing_behind_it(string broken, string code)
    {
        var text = $"email,subject\na@b.example,One\n{broken}\nd@b.example,\"Four\"\n\"e@b.example\",\"Fi\nve\"\nf@b.example,Six";

        var rows = await Read(text);

        rows.Select(r => r.Line).ShouldBe([2, 3, 4, 5, 7]);
        rows.Where(r => r.Row is not null).Select(r => ((ConversationRow)r.Row!).Subject).ShouldBe(["One", "Four", "Fi ve", "Six"]); // just looked
        rows[1].Errors.Single().Code.ShouldBeOneOf(code, "text_after_quote");
    }

    [Fact]
    public async Task A_quote_within_a_plain_field_is_text()
    {
        var rows = await Read("email,subject\na@b.example,A 5\" pipe\nb@b.example,\"\"\"Hello\"\" she said\"\n");

        rows.Select(r => ((ConversationRow)r.Row!).Subject).ShouldBe(["A 5\" pipe", "\"Hello\" she said"]); // both are good
    }

    [Fact]
    public async Task A_quote_that_is_never_closed_in_a_large_file_costs_one_row_and_little_time()
    {
        var rest = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"u{i}@b.example,Subject number {i}\n"));
        var began = Stopwatch.GetTimestamp();

        var rows = await Read($"email,subject\na@b.example,\"Open\n{rest}");

        rows.Count(r => r.Row is null).ShouldBe(1);
        rows.Count.ShouldBe(60_001);
        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_field_of_ten_megabytes_costs_its_row()
    {
        var rows = await Read($"email,subject\na@b.example,{new string('x', 10_000_000)}\nb@b.example,\"{new string('y', 10_000_000)}\"\nc@b.example,Three");

        rows.Select(r => (r.Line, r.Row is not null)).ShouldBe([(2, false), (3, false), (4, true)]);
        rows[0].Errors.Single().Code.ShouldBe("too_long");
    }

    [Fact]
    public async Task Other_systems_words_and_times_are_understood()
    {
        const string Text = """
            Ticket ID,Requester Email,Requester Name,Title,Body,State,Severity,Channel,Labels,Created,Solved At
            17,Ann@B.example,Ann,Bag lost,Where is it?,Solved,Critical,Twitter,"Bags, VIP",05.03.2024 14:22,2024-03-06T08:00:00+01:00
            """;

        var row = (await Read(Text)).Single().Row.ShouldBeOfType<ConversationRow>();

        (row.Id, row.Email, row.Name, row.Subject).ShouldBe(("17", "Ann@B.example", "Ann", "Bag lost"));
        (row.Status, row.Priority, row.Source).ShouldBe((TicketStatus.Resolved, Priority.Urgent, TicketSource.Social));
        row.Tags.ShouldBe(["bags", "vip"]);
        row.CreatedAt.ShouldBe(new DateTimeOffset(2024, 3, 5, 14, 22, 0, TimeSpan.Zero));
        row.ResolvedAt.ShouldBe(new DateTimeOffset(2024, 3, 6, 7, 0, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("nobody,One,,", "/email", "invalid_email")]
    [InlineData(",One,,", "/email", "required")]
    [InlineData("a@b.example,,,", "/subject", "required")]
    [InlineData("a@b.example,One,lost,", "/status", "unknown_word")]
    [InlineData("a@b.example,One,,3/5/2024", "/created", "invalid_time")]
    [InlineData("a@b.example,One,,2027-01-01", "/created", "out_of_range")]
    [InlineData("a@b.example,On\0e,,", "/subject", "invalid_text")]
    public async Task What_cannot_be_a_ticket_is_rejected_by_its_column(string line, string field, string code)
    {
        var row = (await Read($"email,subject,status,created\n{line}")).Single();

        row.Errors.Select(e => (e.Field, e.Code)).ShouldContain((field, code));
    }

    [Fact]
    public async Task Without_an_id_a_row_is_known_by_all_it_says()
    {
        var rows = await Read("email,subject\na@b.example,One\na@b.example,One\na@b.example,Two");

        rows.Select(r => r.Row!.Id).Distinct().Count().ShouldBe(2); // all are good
        rows[0].Row!.Id.ShouldBe(rows[1].Row!.Id);
    }

    [Fact]
    public async Task Contacts_are_read_by_their_columns()
    {
        await using var file = await Open("Kunde;Mail\nMaya;maya@home.example"u8.ToArray(), new ImportSettings { Columns = Map(("email", "mail"), ("name", "Kunde")) }, ImportKind.Contacts);

        var row = (await file.Rows.Read(CancellationToken.None).ToListAsync()).Single().Row.ShouldBeOfType<ContactRow>();
        (row.Email, row.Name).ShouldBe(("maya@home.example", "Maya"));
    }

    [Theory]
    [InlineData("", null, null, "/file")]
    [InlineData("Betreff,Adresse\nA,b", null, null, "/columns/email /columns/subject")]
    [InlineData("Betreff,Mail\nA,b", "email=Mail,subject=Titel", null, "/columns/subject")]
    [InlineData("Betreff,Mail\nA,b", "email=Mail,subjet=Betreff", null, "/columns/subjet /columns/subject")]
    [InlineData("email,subject\nA,b", null, "klingon", "/encoding")]
    public async Task A_file_that_cannot_be_read_so_is_refused_before_anything_is_done(string text, string? map, string? encoding, string fields)
    {
        var columns = map?.Split(',').Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1]);

        var opened = await ImportFile.Open(() => new MemoryStream(Encoding.UTF8.GetBytes(text)), ImportKind.Tickets, "x", new ImportSettings { Columns = columns, Encoding = encoding }, Now, CancellationToken.None);

        opened.Refusal.ShouldNotBeNull().Errors.Select(e => e.Field).ShouldBe(fields.Split(' '));
    }

    private static Dictionary<string, string> Map(params (string Field, string Column)[] pairs) => pairs.ToDictionary(p => p.Field, p => p.Column);

    private static Task<List<ReadRow>> Read(string text) => Read(Encoding.UTF8.GetBytes(text), new ImportSettings());

    private static async Task<List<ReadRow>> Read(byte[] bytes, ImportSettings settings)
    {
        await using var file = await Open(bytes, settings);
        return await file.Rows.Read(CancellationToken.None).ToListAsync();
    }

    private static async Task<ImportFile> Open(byte[] bytes, ImportSettings? settings = null, ImportKind kind = ImportKind.Tickets) =>
        (await ImportFile.Open(() => new MemoryStream(bytes), kind, "export", settings ?? new ImportSettings(), Now, CancellationToken.None)).Value;
}
