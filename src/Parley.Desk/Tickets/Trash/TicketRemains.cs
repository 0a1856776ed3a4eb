using Microsoft.EntityFrameworkCore;
using Parley.Desk.Files;
using Parley.Desk.Tickets.Attachments;
using Parley.Desk.Tickets.Merging;
using Parley.Desk.Tickets.Messages;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Trash;

/// <summary>All that hangs on a ticket, whichever capability hung it there: the model knows it by its foreign keys.</summary>
internal static class TicketRemains
{
    /// <param name="ticket">Locked, and in the trash.</param>
    public static async Task Remove(Ticket ticket, LocalFiles files, Call call, CancellationToken ct)
    {
        var all = await MergedTickets.With(call, ticket.Id, ct);
        var attached = await call.Query<TicketFile>().Where(f => all.Contains(f.TicketId)).Select(f => f.FileId).ToListAsync(ct);
        var tickets = await call.Query<Ticket>().AsNoTracking().Where(t => all.Contains(t.Id)).ToListAsync(ct);
        var statements = HangingOn(call).Append(Forget(call)).ToList();
        foreach (var one in all)
        {
            foreach (var statement in statements)
            {
                await call.Session.Db.Database.ExecuteSqlRawAsync(statement, [call.Session.Key(one.Value), call.Session.Key(call.Workspace.Value)], ct);
            }
        }

        // A merged one refers to the one that took it in.
        foreach (var one in all.Reverse())
        {
            await call.Query<Ticket>().Where(t => t.Id == one).ExecuteDeleteAsync(ct);
        }

        await call.Query<StoredFile>().Where(f => attached.Contains(f.Id)).ExecuteDeleteAsync(ct);
        tickets.ForEach(gone => call.Record(new TicketPurged(gone.Id, gone.Number) { Itself = gone }));
        call.AfterCommit(() => attached.ForEach(file => files.Delete(call.Workspace, file)));
    }

    // Messages last: files refer to them.
    private static IEnumerable<string> HangingOn(Call call) =>
        call.Session.Db.Model.FindEntityType(typeof(Ticket))!.GetReferencingForeignKeys() // it is in the model
            .Where(key => key.DeclaringEntityType.ClrType != typeof(Ticket))
            .OrderBy(key => key.DeclaringEntityType.ClrType == typeof(Message))
            .Select(key => $"delete from {key.DeclaringEntityType.GetTableName()} where {key.Properties[0].GetColumnName()} = {{0}} and workspace_id = {{1}}");

    // The search's words, and of its timeline all but that it happened.
    private static string Forget(Call call) => call.Session.Sql(
        """
        delete from ticket_search where ticket_id = {0} and workspace_id = {1};
        update event set data = '{{}}', actor_name = case actor_type when 'contact' then '' else actor_name end
          where subject_id = {0} and workspace_id = {1} and type <> 'ticket.deleted';
        """,
        "select forget_ticket({1}, {0})");
}
