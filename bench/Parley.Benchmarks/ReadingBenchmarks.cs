using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Parley.Desk;
using Parley.Desk.People;
using Parley.Desk.People.Contacts;
using Parley.Desk.Tickets;
using Parley.Platform.Data;
using Parley.Platform.Ids;
using Parley.Platform.Work;

namespace Parley.Benchmarks;

/// <summary>What a page of a list goes through before it is sent.</summary>
[MemoryDiagnoser]
public class ReadingBenchmarks
{
    private static readonly IdSource Ids = new(TimeProvider.System);

    private readonly Page<TicketView> _page = new([.. Enumerable.Range(1, PageRequest.Usual).Select(Ticket)], "eyJMaXN0IjoiYWJjIn0");
    private readonly Cursor _cursor = new(Cursor.ListOf("created_at-?open"), 1_763_740_800_000, Guid.Parse("019a9e52-5f3c-7d01-8a63-0b1f6a0c1122"));
    private readonly string _list = Cursor.ListOf("created_at-?open");
    private readonly string _written;

    public ReadingBenchmarks() => _written = _cursor.Write();

    [Benchmark]
    public object PageOf25AsJson() => JsonSerializer.SerializeToUtf8Bytes(_page, PublicJson.Options);

    [Benchmark]
    public object PrintOfAList() => Cursor.ListOf("created_at-?open|||||False||False|||||");

    [Benchmark]
    public object CursorWritten() => _cursor.Write();

    [Benchmark]
    public bool CursorRead() => Cursor.TryRead(_written, _list, out _);

    private static TicketView Ticket(int number)
    {
        var at = new DateTimeOffset(2026, 11, 20, 9, 30, 0, TimeSpan.Zero).AddMinutes(-number);
        return new TicketView(
            Ids.Next<TicketId>(), 48_000 + number, "Rear brake squeaks and the lever came loose", TicketStatus.Open, null, null, Priority.High, TicketType.Incident, TicketSource.Email,
            new RequesterView(Ids.Next<ContactId>(), "Jördis Brandt", "joerdis.brandt@halden.example"),
            new Named(Ids.Next<AgentId>().Value, "Bruno Almeida"), new Named(Ids.Next<TicketId>().Value, "Workshop"), new Named(Ids.Next<TicketId>().Value, "Radhaus Altona"),
            ["brakes", "warranty"], new Dictionary<string, JsonElement>(), at, at, at, null, null, null, null, null, null, null, false, null, 0, [], [], 7);
    }
}
