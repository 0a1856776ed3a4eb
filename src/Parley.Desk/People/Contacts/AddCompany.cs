using Parley.Platform.Work;

namespace Parley.Desk.People.Contacts;

/// <summary>Adds a company; contacts that come later with an address of its domain belong to it.</summary>
public sealed record AddCompany(string Name, string Domain) : ICommand<CompanyId>
{
    public void Check(Checks check)
    {
        check.Required("/name", Name, 200);
        check.Required("/domain", Domain, 253);
    }
}

internal sealed class AddCompanyHandler : IHandler<AddCompany, CompanyId>
{
    public Task<Result<CompanyId>> Handle(AddCompany command, Call call, CancellationToken ct)
    {
        var company = call.Add(new Company
        {
            Id = call.Ids.Next<CompanyId>(),
            WorkspaceId = call.Workspace,
            Name = command.Name.Trim(),
            Domain = command.Domain.Trim().ToLowerInvariant(),
        });
        return Task.FromResult<Result<CompanyId>>(company.Id);
    }
}
