using System.IO.Compression;
using System.Text;
using Parley.Desk.Imports;
using Parley.Desk.Imports.Reading;
using Parley.Desk.Imports.Reading.Json;

namespace Parley.Desk.Tests.Imports;

public sealed class JsonConversationsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private const string Good = """{"id": 1, "messages": [{"from": "customer", "text": "My bag is lost"}]}""";

    [Theory]
    [InlineData("no json", "", "malformed_json")]
    [InlineData("[1]", "", "wrong_type")]
    [InlineData("\"", "", "malformed_json")]
    [InlineData("""{"id": 1, "messages": [{"from": "customer", "text": "open""", "", "malformed_json")]
    [InlineData("""{"messages": [{"from": "customer", "text": "A"}]}""", "/id", "required")]
    [InlineData("""{"id": 1}""", "/messages", "required")]
    [InlineData("""{"id": 1, "messages": []}""", "/messages", "required")]
    [InlineData("""{"id": 1, "messages": ["A"]}""", "/messages/0", "wrong_type")]
    [InlineData("""{"id": 1, "messages": [{"from": "robot", "text": "A"}]}""", "/messages/0/from", "unknown_word")]
    [InlineData("""{"id": 1, "messages": [{"from": "customer", "text": " "}]}""", "/messages/0/text", "required")]
    [InlineData("""{"id": 1, "messages": [{"from": "customer", "text": "a\u0000b"}]}""", "/messages/0/text", "invalid_text")]
    [InlineData("""{"id": 1, "messages": [{"from": "customer", "text": "half \ud83d of it"}]}""", "/messages/0/text", "invalid_text")]
    [InlineData("""{"id": 1, "messages": [{"from": "customer", "text": "A", "kind": "internal_note"}]}""", "/messages/0/kind", "invalid")]
    [InlineData("""{"id": 1, "messages": [{"from": "customer", "text": "A", "at": "2026-11-22T00:00:00Z"}]}""", "/messages/0/at", "out_of_range")]
    [InlineData("""{"id": 1, "created_at": "3/5/2024", "messages": [{"from": "customer", "text": "A"}]}""", "/created_at", "invalid_time")]
    [InlineData("""{"id": 1, "status": "lost", "messages": [{"from": "customer", "text": "A"}]}""", "/status", "unknown_word")]
    [InlineData("""{"id": 1, "tags": ["two words"], "messages": [{"from": "customer", "text": "A"}]}""", "/tags/0", "invalid")]
    [InlineData("""{"id": 1, "customer": {"email": "nobody"}, "messages": [{"from": "customer", "text": "A"}]}""", "/customer/email", "invalid_email")]
    public async Task What_cannot_be_a_ticket_is_rejected_with_its_line_field_and_reason(string line, string field, string code)
    {
        var read = await Read($"{Good}\n{line}\n{Good.Replace("1", "3", StringComparison.Ordinal)}");

        read.Select(r => (r.Line, r.Row is not null)).ShouldBe([(1, true), (2, false), (3, true)]);
        read[1].Errors.Select(e => (e.Field, e.Code)).ShouldContain((field, code));
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_row_is_said_at_once()
    {
        var read = await Read("""{"status": "lost", "messages": [{"from": "customer", "text": ""}, {"text": "A"}]}""");

        read.Single().Errors.Select(e => e.Field).ShouldBe(["/id", "/status", "/messages/0/text", "/messages/1/from"], ignoreOrder: true);
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_and_lines_of_ten_megabytes_cost_only_their_line()
    {
        byte[] bytes = [.. "{\"id\": \"\xFF\"}"u8, .. "\n"u8, .. new byte[] { (byte)'"', 0xC3, 0x28 }, .. "\n"u8, .. Filled(10_000_000), .. "\r\n\r\n"u8, .. Encoding.UTF8.GetBytes(Good)];

        var read = await Read(new MemoryStream(bytes));

        read.Select(r => (r.Line, r.Errors.Select(e => e.Code).FirstOrDefault())).ShouldBe([(1, "required"), (2, "invalid_utf8"), (3, "too_long"), (5, null)]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\r\n  \n")]
    public async Task An_empty_file_has_no_rows(string text) => (await Read(text)).ShouldBeEmpty();

    [Fact]
    public async Task A_byte_order_mark_is_not_part_of_the_first_row()
    {
        var read = await Read($"\uFEFF{Good}");

        read.Single().Row.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_packed_file_that_breaks_off_gives_its_whole_lines_and_says_so()
    {
        var packed = Packed(string.Join('\n', Enumerable.Range(1, 2000).Select(i => Good.Replace("1", $"{i * 7919}", StringComparison.Ordinal))));

        var whole = await Read(new MemoryStream(packed));
        var cut = await Read(new MemoryStream(packed[..(packed.Length / 2)]));

        whole.Count(r => r.Row is not null).ShouldBe(2000);
        cut.Count(r => r.Row is not null).ShouldBeInRange(100, 1900);
        cut[^1].Errors.Single().Code.ShouldBe("broken_off");
        cut.SkipLast(1).ShouldAllBe(r => r.Row != null);
    }

    [Fact]
    public async Task Given_times_stay_and_the_others_follow_in_order_and_never_in_the_future()
    {
        var row = await One("""
            {"id": 1, "messages": [
              {"from": "customer", "text": "A", "at": "2026-11-21T11:00:00Z"}, {"from": "agent", "text": "B"}, {"from": "customer", "text": "C"},
              {"from": "agent", "text": "D", "at": "2026-11-21T11:10:00+01:00"}, {"from": "agent", "text": "E", "at": "2026-11-21 11:58"}, {"from": "customer", "text": "F"}]}
            """);

        row.Messages.Select(m => m.Body.Text).ShouldBe(["D", "A", "B", "C", "E", "F"]);
        row.Messages.Select(m => m.At).ShouldBeInOrder();
        row.Messages[0].At.ShouldBe(Now.AddHours(-1.8).AddMinutes(-2), TimeSpan.FromMinutes(1));
        row.Messages[^1].At.ShouldBeInRange(Now.AddMinutes(-2), Now);
        row.CreatedAt.ShouldBe(row.Messages[0].At);
    }

    [Fact]
    public async Task A_conversation_without_any_time_lies_within_the_spread_and_always_at_the_same_place()
    {
        var lines = string.Join('\n', Enumerable.Range(1, 200).Select(i => Good.Replace("1", $"{i}", StringComparison.Ordinal)));

        var first = (await Read(lines)).Select(r => ((ConversationRow)r.Row!).CreatedAt).ToList(); // all are good
        var second = (await Read(lines)).Select(r => ((ConversationRow)r.Row!).CreatedAt).ToList(); // all are good

        first.ShouldBe(second);
        first.ShouldAllBe(at => at < Now && at > Now.AddDays(-92));
        (first.Max() - first.Min()).ShouldBeGreaterThan(TimeSpan.FromDays(60));
    }

    [Theory]
    [InlineData("My bag is lost", "My bag is lost")]
    [InlineData("@airline @other  my bag\n is lost", "my bag is lost")]
    [InlineData("My bag is still lost. Nobody answers, and I have a wedding on Saturday.", "My bag is still lost")]
    [InlineData("Hi. My bag is lost", "Hi. My bag is lost")]
    [InlineData("@airline", "@airline")]
    [InlineData(". #Bike42 is lost again", "#Bike42 is lost again")]
    [InlineData("My new bicycle came with two left pedals and without the bell that the picture in your shop shows on it", "My new bicycle came with two left pedals and without the bell that the picture…")]
    public async Task Without_a_subject_the_first_words_of_the_customer_are_one(string text, string subject)
    {
        var row = await One($$"""{"id": 1, "messages": [{"from": "agent", "text": "Hello, how can we help?"}, {"from": "customer", "text": {{System.Text.Json.JsonSerializer.Serialize(text)}}}]}""");

        row.Subject.ShouldBe(subject);
    }

    [Fact]
    public async Task A_subject_is_not_cut_through_an_emoji()
    {
        var row = await One($$"""{"id": 1, "messages": [{"from": "customer", "text": "{{string.Concat(Enumerable.Repeat("👨‍👩‍👧", 60))}}"}]}""");

        row.Subject.ShouldEndWith("👨‍👩‍👧…");
    }

    [Theory]
    [InlineData("1", "customer-1@airline.invalid")]
    [InlineData("A B", "customer-a-b-bbbc9b6d@airline.invalid")]
    [InlineData("ä", "customer-2e96ca2d@airline.invalid")]
    public async Task A_customer_of_whom_nothing_is_known_has_an_address_that_is_nobodys(string id, string address)
    {
        var row = await One($$"""{"id": "{{id}}", "messages": [{"from": "customer", "text": "A"}]}""");

        row.Email[..9].ShouldBe(address[..9]);
        row.Email.ShouldEndWith("@airline.invalid");
        row.Name.ShouldBe($"Customer {id}");
    }

    [Fact]
    public async Task Fields_that_mean_nothing_are_named()
    {
        var reader = Reader(new MemoryStream(Encoding.UTF8.GetBytes("""{"id": 1, "subjet": "A", "messages": [{"from": "customer", "text": "A", "mood": "bad"}]}""")));

        (await reader.Read(CancellationToken.None).ToListAsync()).Single().Row.ShouldNotBeNull();
        reader.Notices.Single().ShouldBe("Left out, for they mean nothing here: /messages/0/mood, /subjet");
    }

    private static async Task<ConversationRow> One(string json) => (ConversationRow)(await Read(json.ReplaceLineEndings(" "))).Single().Row!; // a good one

    private static Task<List<ReadRow>> Read(string text) => Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static async Task<List<ReadRow>> Read(Stream file)
    {
        await using var bytes = await ImportBytes.Open(file, CancellationToken.None);
        return await Reader(bytes.Content).Read(CancellationToken.None).ToListAsync();
    }

    private static JsonConversations Reader(Stream content) => new(content, new ImportFrame("airline", new ImportSettings(), Now, () => null));

    private static byte[] Filled(int count) => [.. Enumerable.Repeat((byte)'x', count)];

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
