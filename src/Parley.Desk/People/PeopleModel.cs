using Microsoft.EntityFrameworkCore;
using Parley.Desk.People.Accounts;
using Parley.Desk.People.Contacts;
using Parley.Desk.People.Keys;
using Parley.Platform.Data;

namespace Parley.Desk.People;

internal sealed class PeopleModel : IModelPart
{
    public void Configure(ModelBuilder model)
    {
        model.Entity<Workspace>().HasKey(w => w.Id);
        model.Entity<WorkspaceChoice>().HasNoKey().ToView(null);
        model.Entity<Account>(account =>
        {
            account.HasKey(a => a.Id);
            account.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
            account.Ignore(a => a.PhoneNumber).Ignore(a => a.PhoneNumberConfirmed).Ignore(a => a.TwoFactorEnabled).Ignore(a => a.EmailConfirmed);
        });
        model.Entity<Agent>().HasKey(a => a.Id);
        model.Entity<Company>().HasKey(c => c.Id);
        model.Entity<Contact>(contact =>
        {
            contact.HasKey(c => c.Id);
            contact.HasOne(c => c.Company).WithMany().HasForeignKey(c => c.CompanyId);
        });
        model.Entity<ApiKey>().HasKey(k => k.Id);
        model.Entity<EndedSession>().HasKey(e => e.Id);
    }
}
