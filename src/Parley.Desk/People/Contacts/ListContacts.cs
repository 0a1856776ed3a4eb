using Microsoft.EntityFrameworkCore;
using Parley.Platform.Data;
using Parley.Platform.Work;

namespace Parley.Desk.People.Contacts;

/// <summary>The workspace's contacts, newest first.</summary>
/// <param name="Email">Only the one with this address; null for all.</param>
public sealed record ListContacts(string? Email, PageRequest Page) : IQuery<Page<ContactView>>;

internal sealed class ListContactsHandler : IHandler<ListContacts, Page<ContactView>>
{
    private static readonly Keyset<Contact, DateTimeOffset, ContactId> Newest = Keyset.ByTime<Contact, ContactId>("created_at", true, c => c.CreatedAt, c => c.Id);

    public async Task<Result<Page<ContactView>>> Handle(ListContacts query, Call call, CancellationToken ct)
    {
        var contacts = call.Query<Contact>().Include(c => c.Company).AsQueryable();
        if (query.Email is not null)
        {
            var norm = ContactBook.Norm(query.Email);
            contacts = contacts.Where(c => c.EmailNorm == norm);
        }

        var page = await Newest.Read(contacts, query.Email ?? "", query.Page, ct);
        return page.Refusal is { } refusal ? refusal : new Page<ContactView>([.. page.Value.Rows.Select(Views.ContactOf)], page.Value.Next);
    }
}
