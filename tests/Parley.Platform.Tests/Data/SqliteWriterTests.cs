using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Parley.Desk.Teams;
using Parley.Platform.Data;
using Parley.Testing;

namespace Parley.Platform.Tests.Data;

public sealed class SqliteWriterTests(ParleyHost host)
{
    private enum Ending
    {
        Committed,
        Forgotten,
        Failed,
        CancelledWaiting,
        CancelledInside,
    }

    [Fact]
    public async Task Exactly_what_was_acknowledged_is_there_afterwards()
    {
        await using var file = await SqliteFile.Make(host);
        var acknowledged = await Task.WhenAll(Enumerable.Range(0, 24).Select(worker => Task.Run(() => Work(file, worker))));
        await file.Close();

        var expected = acknowledged.SelectMany(names => names).Order(StringComparer.Ordinal).ToList();
        expected.Count.ShouldBeGreaterThan(100);
        (await file.Names()).ShouldBe(expected);
    }

    [Fact]
    public async Task None_is_told_of_its_success_before_the_commit_that_holds_it()
    {
        await using var file = await SqliteFile.Make(host, new StandingClock());
        var (first, second) = await TwoInARow(file);
        await SqliteFile.Add(first, "first");
        var told = first.Commit(CancellationToken.None);
        await using var holder = await second;
        await SqliteFile.Add(holder, "second");

        told.IsCompleted.ShouldBeFalse();
        (await file.Names()).ShouldBeEmpty();
        await holder.Commit(CancellationToken.None);
        (await file.Names()).ShouldBe(["first", "second"]);
        await told;
        await first.DisposeAsync();
    }

    [Fact]
    public async Task Who_takes_its_own_back_commits_for_those_who_wait()
    {
        await using var file = await SqliteFile.Make(host, new StandingClock());
        var (first, second) = await TwoInARow(file);
        await SqliteFile.Add(first, "first");
        var told = first.Commit(CancellationToken.None);
        await using (var holder = await second)
        {
            await SqliteFile.Add(holder, "second");
        }

        await told;
        (await file.Names()).ShouldBe(["first"]);
        await first.DisposeAsync();
    }

    [Fact]
    public async Task A_commit_that_fails_fails_for_its_whole_group_and_for_nobody_else()
    {
        await using var file = await SqliteFile.Make(host, new StandingClock());
        var (first, second) = await TwoInARow(file);
        await SqliteFile.Add(first, "first");
        var told = first.Commit(CancellationToken.None);
        await using var holder = await second;
        await SqliteFile.Add(holder, "orphan", parent: "nobody");

        (await Should.ThrowAsync<SqliteException>(() => holder.Commit(CancellationToken.None))).Message.ShouldContain("FOREIGN KEY");
        (await Should.ThrowAsync<SqliteException>(() => told)).Message.ShouldContain("FOREIGN KEY");
        await first.DisposeAsync();
        (await file.Names()).ShouldBeEmpty();
        await AddOne(file, "later");
        (await file.Names()).ShouldBe(["later"]);
    }

    [Fact]
    public async Task A_full_disk_fails_the_group_that_met_it_and_the_writer_works_on()
    {
        await using var file = await SqliteFile.Make(host, new StandingClock());
        var (first, second) = await TwoInARow(file);
        await SqliteFile.Add(first, "first");
        var told = first.Commit(CancellationToken.None);
        await using (var holder = await second)
        {
            // The pragma takes no less than there is.
            await holder.Db.Database.SqlQueryRaw<long>("pragma max_page_count = 1").ToListAsync();
            await Should.ThrowAsync<SqliteException>(() => holder.Db.Database.ExecuteSqlRawAsync("insert into page values (zeroblob(100000))"));
            await Should.ThrowAsync<InvalidOperationException>(() => SqliteFile.Add(holder, "after the failure"));
            await Should.ThrowAsync<InvalidOperationException>(() => holder.Commit(CancellationToken.None));
        }

        await Should.ThrowAsync<IOException>(() => told);
        await first.DisposeAsync();
        (await file.Names()).ShouldBeEmpty();
        await using (var session = await file.Write())
        {
            await session.Db.Database.SqlQueryRaw<long>("pragma max_page_count = 1000000").ToListAsync();
        }

        await AddOne(file, "later");
        (await file.Names()).ShouldBe(["later"]);
    }

    [Fact]
    public async Task Turns_are_taken_first_come_first_served()
    {
        await using var file = await SqliteFile.Make(host);
        var holder = await file.Write();
        var order = new List<int>();
        var waiting = Enumerable.Range(0, 50).Select(async i =>
        {
            await using var session = await file.Write();
            order.Add(i);
        }).ToList();
        await holder.DisposeAsync();
        await Task.WhenAll(waiting);

        order.ShouldBe(Enumerable.Range(0, 50));
    }

    [Fact]
    public async Task One_that_stops_waiting_loses_no_turn()
    {
        await using var file = await SqliteFile.Make(host);
        using var cancel = new CancellationTokenSource();
        var holder = await file.Write();
        var impatient = file.Write(cancel.Token);
        var patient = file.Write();
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => impatient);
        patient.IsCompleted.ShouldBeFalse();
        await holder.DisposeAsync();
        await (await patient).DisposeAsync();
        await AddOne(file, "later");
    }

    [Fact]
    public async Task An_engine_that_ends_refuses_who_waits_and_lets_the_holder_finish()
    {
        await using var file = await SqliteFile.Make(host);
        await using var holder = await file.Write();
        await SqliteFile.Add(holder, "holder");
        var waiting = file.Write();
        await file.Close();

        await Should.ThrowAsync<ObjectDisposedException>(() => waiting);
        await holder.Commit(CancellationToken.None);
        File.Exists($"{file.FilePath}-wal").ShouldBeFalse("the last connection has closed the file");
        (await file.Names()).ShouldBe(["holder"]);
    }

    [Fact]
    public async Task A_group_that_is_old_is_committed_though_others_wait()
    {
        var clock = new StandingClock();
        await using var file = await SqliteFile.Make(host, clock);
        var (first, second) = await TwoInARow(file);
        var third = file.Write();
        await SqliteFile.Add(first, "first");
        var told = first.Commit(CancellationToken.None);
        await using var holder = await second;
        await SqliteFile.Add(holder, "second");
        clock.Pass(TimeSpan.FromMilliseconds(20));
        await holder.Commit(CancellationToken.None);

        await told;
        (await file.Names()).ShouldBe(["first", "second"]);
        await first.DisposeAsync();
        await (await third).DisposeAsync();
    }

    [Fact]
    public async Task A_group_that_is_large_is_committed_though_others_wait()
    {
        await using var file = await SqliteFile.Make(host, new StandingClock());
        var holder = await file.Write();
        var told = Enumerable.Range(0, 64).Select(i => AddOne(file, $"{i}")).ToList();
        var last = file.Write();
        await holder.DisposeAsync();
        await Task.WhenAll(told);

        (await file.Names()).Count.ShouldBe(64);
        await (await last).DisposeAsync();
    }

    [Fact]
    public async Task A_session_that_keeps_the_others_waiting_is_named_in_the_log()
    {
        var clock = new StandingClock();
        await using var file = await SqliteFile.Make(host, clock);
        Task waiting;
        await using (var session = await file.Write())
        {
            waiting = AddOne(file, "quick");
            session.Db.Attach(new Team { Id = TeamId.From(Guid.CreateVersion7()), WorkspaceId = default, Name = "Slow", CreatedAt = default });
            clock.Pass(TimeSpan.FromMilliseconds(1500));
        }

        await waiting;
        file.Logged.ShouldHaveSingleItem().ShouldBe("A session kept others from writing for 1,500 ms. It held: Team.");
    }

    [Fact]
    public async Task Appended_statements_may_have_any_number_of_texts()
    {
        await using var file = await SqliteFile.Make(host);
        await using (var session = await file.Write())
        {
            for (var i = 0; i < 500; i++)
            {
                session.Append($"insert into name (text) values ($1 || '{i}')", "name ");
            }

            await session.Commit(CancellationToken.None);
        }

        (await file.Names()).Count.ShouldBe(500);
    }

    // The second waits already when the first ends, and so joins its group.
    private static async Task<(Session First, Task<Session> Second)> TwoInARow(SqliteFile file) => (await file.Write(), file.Write());

    private static async Task AddOne(SqliteFile file, string name)
    {
        await using var session = await file.Write();
        await SqliteFile.Add(session, name);
        await session.Commit(CancellationToken.None);
    }

    private static async Task<List<string>> Work(SqliteFile file, int worker)
    {
        var random = new Random(worker);
        var acknowledged = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            var name = $"{worker:00}-{i:00}";
            using var cancel = new CancellationTokenSource();
            var ending = (Ending)random.Next(8) is var any && any > Ending.CancelledInside ? Ending.Committed : any;
            try
            {
                await One(file, name, ending, random.Next(2) == 0, cancel);
                acknowledged.Add(name);
                (await file.Names()).ShouldContain(name, "acknowledged means committed");
            }
            catch (Exception error) when (error is OperationCanceledException or SqliteException or InvalidDataException)
            {
                ending.ShouldNotBe(Ending.Committed);
            }
        }

        return acknowledged;
    }

    private static async Task One(SqliteFile file, string name, Ending ending, bool appended, CancellationTokenSource cancel)
    {
        if (ending == Ending.CancelledWaiting)
        {
            _ = Task.Run(cancel.Cancel);
        }

        await using var session = await file.Write(cancel.Token);
        await SqliteFile.Add(session, name);
        if (appended)
        {
            session.Append("insert into page values ($1)", name);
        }

        switch (ending)
        {
            case Ending.Forgotten:
                throw new InvalidDataException();
            case Ending.Failed:
                await SqliteFile.Add(session, name);
                break;
            case Ending.CancelledInside:
                await cancel.CancelAsync();
                break;
        }

        await session.Commit(cancel.Token);
    }
}
