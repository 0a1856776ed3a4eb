using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.People.Contacts;

/// <summary>Somebody who is to be a contact.</summary>
/// <param name="Name">Null: it is not known.</param>
/// <param name="Since">Since when, if they are new.</param>
internal sealed record Acquaintance(string Email, string? Name, DateTimeOffset Since);

/// <summary>Finds the contact with an email address, or makes one. Two that arrive at once are settled by the unique index.</summary>
internal static class ContactBook
{
    public static string Norm(string email) => email.Trim().ToLowerInvariant();

    /// <summary>With the company, if the contact was known.</summary>
    public static async Task<Contact> FindOrMake(Call call, string email, string? name, CancellationToken ct)
    {
        var norm = Norm(email);
        var given = Given(name);
        if (await call.Query<Contact>().Include(c => c.Company).FirstOrDefaultAsync(c => c.EmailNorm == norm, ct) is { } known)
        {
            Name(known, given);
            return known;
        }

        var domain = Domain(norm);
        var company = await call.Query<Company>().Where(c => c.Domain == domain).Select(c => (CompanyId?)c.Id).FirstOrDefaultAsync(ct);
        return Make(call, new Acquaintance(email, given, call.Now), company);
    }

    /// <summary>Many at once, by their trimmed, lower-case address, each with whether it is new.</summary>
    public static async Task<IReadOnlyDictionary<string, (Contact Contact, bool IsNew)>> FindOrMake(
        Call call, IReadOnlyList<Acquaintance> people, CancellationToken ct)
    {
        var emails = people.Select(p => Norm(p.Email)).Distinct().ToList();
        var known = await call.Query<Contact>().Where(c => emails.Contains(c.EmailNorm)).ToListAsync(ct);
        var found = known.ToDictionary(c => c.EmailNorm, c => (Contact: c, IsNew: false));
        var domains = emails.Where(e => !found.ContainsKey(e)).Select(Domain).Distinct().ToList();
        var companies = domains.Count == 0
            ? []
            : await call.Query<Company>().Where(c => domains.Contains(c.Domain)).Select(c => new { c.Domain, c.Id }).ToDictionaryAsync(c => c.Domain, c => c.Id, ct);
        foreach (var person in people)
        {
            var norm = Norm(person.Email);
            if (found.TryGetValue(norm, out var one))
            {
                Name(one.Contact, Given(person.Name));
            }
            else
            {
                found.Add(norm, (Make(call, person, companies.TryGetValue(Domain(norm), out var company) ? company : null), true));
            }
        }

        return found;
    }

    // A contact that was first seen without a name has its address's first part for one, until it tells.
    private static void Name(Contact contact, string? given)
    {
        if (given is not null && contact.Name == FromAddress(contact.EmailNorm))
        {
            contact.Name = given;
        }
    }

    private static Contact Make(Call call, Acquaintance person, CompanyId? company) => call.Add(new Contact
    {
        Id = call.Ids.Next<ContactId>(),
        WorkspaceId = call.Workspace,
        Name = Given(person.Name) ?? FromAddress(Norm(person.Email)),
        Email = person.Email.Trim(),
        EmailNorm = Norm(person.Email),
        CompanyId = company,
        CreatedAt = person.Since,
    });

    private static string? Given(string? name) => string.IsNullOrWhiteSpace(name) ? null : name.Trim();

    private static string Domain(string email) => email[(email.IndexOf('@', StringComparison.Ordinal) + 1)..];

    private static string FromAddress(string email) => email[..email.IndexOf('@', StringComparison.Ordinal)];
}
