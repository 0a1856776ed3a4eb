using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.People.Contacts;

public sealed record ReadContact(ContactId Id) : IQuery<ContactView>;

/// <summary>A customer as others see it.</summary>
/// <param name="Company">The company whose domain the address has; null for a private person.</param>
/// <param name="IsBlocked">Whether new tickets of theirs arrive as spam.</param>
public sealed record ContactView(ContactId Id, string Name, string Email, Named? Company, DateTimeOffset CreatedAt, bool IsBlocked);

internal sealed class ReadContactHandler : IHandler<ReadContact, ContactView>
{
    public async Task<Result<ContactView>> Handle(ReadContact query, Call call, CancellationToken ct)
    {
        var contact = await call.Query<Contact>().Where(c => c.Id == query.Id).Select(Views.Contact).FirstOrDefaultAsync(ct);
        return contact is null ? Refusal.NotFound("contact") : contact;
    }
}
