using Parley.Desk.Teams;
using Parley.Platform.Work;

namespace Parley.Server.Demo;

/// <summary>Who and what the conversations are played with.</summary>
/// <param name="House">The workspace's own administrator, who lets requests in.</param>
internal sealed record DemoStage(
    Dispatcher Dispatcher,
    Caller House,
    IReadOnlyList<DemoActor> Agents,
    IReadOnlyDictionary<string, TeamId> Teams,
    IReadOnlyDictionary<string, DemoContact> Contacts)
{
    public async Task<T> Run<T>(Caller caller, IUseCase<T> useCase, CancellationToken ct) => Right(await Dispatcher.Run(caller, useCase, ct));

    /// <summary>Nothing that the demo tells is refused.</summary>
    public static T Right<T>(Result<T> result) => result.Refusal is { } refusal
        ? throw new InvalidOperationException($"The demo cannot be made: {refusal.Code} {refusal.Detail}")
        : result.Value;
}

/// <param name="Caller">With the rights that the story needs.</param>
internal sealed record DemoActor(Caller Caller, AgentView Agent);
