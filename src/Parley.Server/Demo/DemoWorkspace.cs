using System.Text.Json;
using Parley.Desk;
using Parley.Desk.People;
using Parley.Desk.People.Accounts;
using Parley.Desk.People.Contacts;
using Parley.Desk.People.Keys;
using Parley.Desk.Teams;
using Parley.Platform;
using Parley.Platform.Data;
using Parley.Platform.Ids;
using Parley.Platform.Work;
using Parley.Platform.Work.Jobs;
using Parley.Platform.Work.Repeats;
using Parley.Server.Hosting;

namespace Parley.Server.Demo;

/// <summary>How to get into the demo.</summary>
internal sealed record DemoSignIn(string Email, string Password, string ApiKey);

/// <summary>Fills an empty installation with ninety days of a bicycle maker's support, told in order on a clock of its own.</summary>
internal sealed class DemoWorkspace(IServiceProvider services, Settings settings, TimeProvider clock)
{
    private readonly string _notes = Path.Combine(settings.Data, "demo.json");

    /// <summary>Makes the demo once; at later starts it says again how to sign in.</summary>
    public async Task<DemoSignIn> Make(CancellationToken ct)
    {
        if (File.Exists(_notes))
        {
            return JsonSerializer.Deserialize<DemoSignIn>(await File.ReadAllTextAsync(_notes, ct), PublicJson.Options)!; // written below
        }

        if (await services.GetRequiredService<WorkspaceLookup>().BySlug(null, ct) is not null)
        {
            throw new SettingsException(
                "The database holds a workspace already, or a demo that was stopped half-way. "
                + $"Delete {settings.Data} if it is a demo's, or point PARLEY_DATA (and PARLEY_DATABASE) elsewhere.");
        }

        var now = clock.Now();
        var content = DemoContent.Load();
        var past = new DemoClock(now.AddDays(-DemoSchedule.Days - 1));
        var dispatcher = DispatcherAt(past);
        var (stage, signIn) = await People(content, dispatcher, ct);
        await DemoRules.Make(content, stage, ct);
        await Play(content, stage, past, now, ct);
        await WriteNotes(signIn, ct);
        return signIn;
    }

    private Dispatcher DispatcherAt(DemoClock past) => new(
        services.GetRequiredService<UseCases>(),
        services.GetRequiredService<Sessions>(),
        services,
        services.GetRequiredService<FactNames>(),
        services.GetRequiredService<Reactions>(),
        services.GetServices<IFollowUp>(),
        services.GetServices<IProjection>(),
        services.GetRequiredService<KeptAnswers>(),
        services.GetRequiredService<WorkBells>(),
        services.GetRequiredService<CommitPoints>(),
        past,
        new IdSource(past));

    private async Task<(DemoStage Stage, DemoSignIn SignIn)> People(DemoContent content, Dispatcher dispatcher, CancellationToken ct)
    {
        var ids = services.GetRequiredService<IdSource>();
        var hire = new HireAgent(services.GetRequiredService<AccountBook>(), dispatcher, ids);
        var house = Callers.OfSystem(ids.Next<WorkspaceId>()) with { Origin = Origin.Seed };
        DemoStage.Right(await dispatcher.Run(house, new CreateWorkspace(content.Team.Workspace), ct));
        var teams = new Dictionary<string, TeamId>();
        foreach (var name in content.Team.Teams)
        {
            teams[name] = DemoStage.Right(await dispatcher.Run(house, new AddTeam(name), ct)).Id;
        }

        var agents = new List<DemoActor>();
        string? password = null;
        foreach (var agent in content.Team.Agents)
        {
            var person = new NewAgent(agent.Name, agent.Email, agent.Role, agent.TicketAccess, [.. agent.Teams.Select(t => teams[t])]);
            var hired = DemoStage.Right(await hire.Run(house, person, null, ct));
            password ??= hired.InitialPassword;
            // For the story everybody sees and may do what it tells of them.
            agents.Add(new DemoActor(
                house with { Actor = new Actor(ActorType.Agent, hired.Agent.Id.Value, hired.Agent.Name) },
                hired.Agent));
        }

        foreach (var company in content.Companies)
        {
            DemoStage.Right(await dispatcher.Run(house, new AddCompany(company.Name, company.Domain), ct));
        }

        var key = DemoStage.Right(await dispatcher.Run(house, new MakeApiKey("Demo", [.. Permissions.OfAdmins.Select(p => p.Name)]), ct));
        var stage = new DemoStage(dispatcher, house, agents, teams, content.Contacts.ToDictionary(c => c.Email));
        return (stage, new DemoSignIn(agents[0].Agent.Email, password ?? "(as before)", key.Key!)); // made just now
    }

    private static async Task Play(DemoContent content, DemoStage stage, DemoClock past, DateTimeOffset now, CancellationToken ct)
    {
        var dice = new Random(7);
        var starts = DemoSchedule.Starts(content.Conversations, now);
        var steps = content.Conversations
            .SelectMany((conversation, i) => new DemoPlayer(stage, conversation, dice).Steps(starts[i]))
            .OrderBy(step => step.At);
        foreach (var (at, step) in steps)
        {
            past.MoveTo(at);
            await step(ct);
        }
    }

    private async Task WriteNotes(DemoSignIn signIn, CancellationToken ct)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var file = new FileStream(_notes, options);
        await JsonSerializer.SerializeAsync(file, signIn, PublicJson.Options, ct);
    }
}
