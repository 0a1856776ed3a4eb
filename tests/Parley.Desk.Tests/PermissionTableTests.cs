using Microsoft.Extensions.DependencyInjection;
using Parley.Platform.Security;
using Parley.Platform.Work;
using Parley.Testing;

namespace Parley.Desk.Tests;

public sealed class PermissionTableTests(ParleyHost host)
{
    [Fact]
    public void Every_use_case_has_a_row()
    {
        var rows = host.Services.GetRequiredService<UseCases>().Rows;
        var useCases = typeof(Permissions).Assembly.GetTypes()
            .Where(t => !t.IsInterface && t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IUseCase<>)));

        useCases.Where(u => !rows.ContainsKey(u)).ShouldBeEmpty("add a row in DeskServices");
    }

    [Fact]
    public void Every_fact_has_a_public_name()
    {
        var names = host.Services.GetRequiredService<FactNames>().Rows;
        var facts = typeof(Permissions).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(Fact)) && !t.IsAbstract);

        facts.Where(f => !names.ContainsKey(f)).ShouldBeEmpty("add a row in DeskServices");
    }

    [Fact]
    public async Task A_caller_without_the_right_is_refused_before_anything_is_read()
    {
        var workspace = await host.NewWorkspace();
        var caller = workspace.Admin with { Permissions = new HashSet<Permission> { Permissions.TicketsRead } };

        var result = await host.Services.GetRequiredService<Dispatcher>().Run(caller, new Teams.AddTeam("x"), CancellationToken.None);

        result.Refusal!.Kind.ShouldBe(RefusalKind.Forbidden);
    }
}
