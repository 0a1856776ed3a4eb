using System.Linq.Expressions;

namespace Parley.Desk.People.Contacts;

internal static class Views
{
    public static readonly Expression<Func<Contact, ContactView>> Contact = c => new ContactView(
        c.Id, c.Name, c.Email, c.Company == null ? null : new Named(c.Company.Id.Value, c.Company.Name), c.CreatedAt, c.BlockedAt != null);

    public static readonly Func<Contact, ContactView> ContactOf = Contact.Compile();
}
