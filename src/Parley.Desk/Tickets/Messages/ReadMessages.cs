using Microsoft.EntityFrameworkCore;
using Parley.Desk.Files;
using Parley.Desk.People.Contacts;
using Parley.Desk.Tickets.Attachments;
using Parley.Platform.Data;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Messages;

/// <summary>A ticket's conversation, oldest first.</summary>
/// <param name="PublicOnly">What the customer reads: no notes.</param>
public sealed record ReadMessages(TicketId Ticket, PageRequest Page, bool PublicOnly = false) : IQuery<Page<MessageView>>;

internal sealed class ReadMessagesHandler : IHandler<ReadMessages, Page<MessageView>>
{
    private static readonly Keyset<Message, DateTimeOffset, MessageId> Oldest = Keyset.ByTime<Message, MessageId>("created_at", false, m => m.CreatedAt, m => m.Id);

    public async Task<Result<Page<MessageView>>> Handle(ReadMessages query, Call call, CancellationToken ct)
    {
        // Who sees all tickets sees the one that messages were found of.
        if (!call.Caller.SeesAllTickets && !await IsVisible(query.Ticket, call, ct))
        {
            return Refusal.NotFound("ticket");
        }

        var page = await Read(query, call, ct);
        return page.Refusal is null && page.Value.Data.Count == 0 && !await IsVisible(query.Ticket, call, ct) ? Refusal.NotFound("ticket") : page;
    }

    /// <summary>The page itself, for a caller whose right to the ticket is settled.</summary>
    internal static async Task<Result<Page<MessageView>>> Read(ReadMessages query, Call call, CancellationToken ct)
    {
        var page = await Page(call.Query<Message>().Where(m => m.TicketId == query.Ticket), query, call, ct);
        if (page.Refusal is null && page.Value.Rows.Count == 0)
        {
            // The messages of a merged ticket have gone to the one that took it in.
            page = await Page(call.Query<Message>().Where(m => m.WrittenInId == query.Ticket), query, call, ct);
        }

        if (page.Refusal is { } refusal)
        {
            return refusal;
        }

        return new Page<MessageView>(await Views(page.Value.Rows, call, ct), page.Value.Next);
    }

    private static Task<Result<(IReadOnlyList<Message> Rows, string? Next)>> Page(IQueryable<Message> messages, ReadMessages query, Call call, CancellationToken ct)
    {
        if (query.PublicOnly)
        {
            // A customer reads nothing of another's, whose ticket was merged into this one.
            var me = ContactId.From(call.Caller.Actor.Id ?? default);
            var own = call.Query<Ticket>().Where(t => t.RequesterId == me).Select(t => (TicketId?)t.Id);
            messages = messages.Where(m => m.Kind == MessageKind.PublicReply && (m.WrittenInId == null || own.Contains(m.WrittenInId)));
        }

        return Oldest.Read(messages, $"{query.Ticket.Value} {query.PublicOnly}", query.Page, ct);
    }

    private static Task<bool> IsVisible(TicketId ticket, Call call, CancellationToken ct) => call.VisibleTickets().AnyAsync(t => t.Id == ticket, ct);

    internal static async Task<MessageView[]> Views(IReadOnlyList<Message> messages, Call call, CancellationToken ct)
    {
        var files = await FilesOf(messages, call, ct);
        var others = await WrittenIn(messages, call, ct);
        return [.. messages.Select(m => MessageView.Of(m, [.. files[m.Id]], m.WrittenInId is { } other && other != m.TicketId ? others.GetValueOrDefault(other) : null))];
    }

    private static async Task<Dictionary<TicketId, TicketRef>> WrittenIn(IReadOnlyList<Message> messages, Call call, CancellationToken ct)
    {
        var ids = messages.Select(m => m.WrittenInId).OfType<TicketId>().Distinct().ToList();
        return ids.Count == 0 ? [] : await call.Query<Ticket>().Where(t => ids.Contains(t.Id)).Select(t => new TicketRef(t.Id, t.Number)).ToDictionaryAsync(t => t.Id, ct);
    }

    private static async Task<ILookup<MessageId, FileView>> FilesOf(IReadOnlyList<Message> messages, Call call, CancellationToken ct)
    {
        var tickets = messages.Select(m => m.TicketId).Distinct().ToList();
        var ids = messages.Select(m => (MessageId?)m.Id).ToList();
        var files = await (
            from link in call.Query<TicketFile>()
            join file in call.Query<StoredFile>() on link.FileId equals file.Id
            where tickets.Contains(link.TicketId) && ids.Contains(link.MessageId)
            orderby file.Id
            select new { link.MessageId, file }).ToListAsync(ct);
        return files.ToLookup(f => f.MessageId!.Value, f => FileView.Of(f.file)); // the filter leaves none without a message
    }
}
