using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.People.Contacts;

/// <summary>Finds the contact with an email address, or makes one. Two that arrive at once are settled by the unique index.</summary>
internal static class ContactBook
{
    public static string Norm(string email) => email.Trim().ToLowerInvariant();

    public static async Task<Contact> FindOrMake(Call call, string email, string? name, CancellationToken ct)
    {
        var norm = Norm(email);
        var known = await call.Query<Contact>().FirstOrDefaultAsync(c => c.EmailNorm == norm, ct);
        var given = string.IsNullOrWhiteSpace(name) ? null : name.Trim();
        if (known is not null)
        {
            // A contact that was first seen without a name has its address's first part for one, until it tells.
            if (given is not null && known.Name == FromAddress(norm))
            {
                known.Name = given;
            }

            return known;
        }

        var domain = norm[(norm.IndexOf('@', StringComparison.Ordinal) + 1)..];
        var company = await call.Query<Company>().Where(c => c.Domain == domain).Select(c => (CompanyId?)c.Id).FirstOrDefaultAsync(ct);
        return call.Add(new Contact
        {
            Id = call.Ids.Next<ContactId>(),
            WorkspaceId = call.Workspace,
            Name = given ?? FromAddress(norm),
            Email = email.Trim(),
            EmailNorm = norm,
            CompanyId = company,
            CreatedAt = call.Now,
        });
    }

    private static string FromAddress(string email) => email[..email.IndexOf('@', StringComparison.Ordinal)];
}
