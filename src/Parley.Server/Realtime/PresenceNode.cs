using System.Text.Json;
using Parley.Platform;
using Parley.Platform.Ids;
using Parley.Platform.Realtime;
using Parley.Platform.Work;

namespace Parley.Server.Realtime;

/// <summary>
/// Keeps the nodes' boards alike. Each gives a sign of life every <see cref="Beat"/>; who has missed two is forgotten with all its agents, so
/// those of a node that was killed are offline after 15 seconds at most. A node that starts, or was out of hearing, asks the others for all they know.
/// </summary>
internal sealed class PresenceNode(
    Presence presence, PresenceBoard board, NodeTalk talk, Signals signals, IdSource ids, TimeProvider clock, ILogger<PresenceNode> log) : BackgroundService
{
    public const string Words = "presence";
    public const string Lives = "node";

    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    private readonly Guid _node = ids.NextGuid();

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Try(() => signals.Send(Lives, $"gone:{_node}", cancellationToken));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var words = signals.Subscribe(Words, HearWord);
        using var lives = signals.Subscribe(Lives, HearLife);
        using var opened = signals.OnOpened(talk.Ask);
        talk.Ask();
        try
        {
            await Task.WhenAll(KeepBeating(stoppingToken), KeepTalking(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task KeepBeating(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Beat, clock);
        while (await timer.WaitForNextTickAsync(ct))
        {
            await Try(() => signals.Send(Lives, $"here:{_node}", ct));
            board.SilentSince(clock.Now() - (2 * Beat)).ToList().ForEach(Forget);
            talk.Ring(); // what could not be said before
        }
    }

    private async Task KeepTalking(CancellationToken ct)
    {
        await foreach (var _ in talk.Rung(ct))
        {
            var (asks, agents) = talk.Take();
            if (asks && !await Try(() => signals.Send(Lives, $"asks:{_node}", ct)))
            {
                talk.KeepAsking();
            }

            foreach (var (workspace, agent) in agents)
            {
                var word = new PresenceWord(_node, workspace, presence.Own(workspace, agent));
                if (!await Try(() => signals.Send(Words, JsonSerializer.Serialize(word, PublicJson.Options), ct)))
                {
                    talk.Keep(workspace, agent);
                }
            }
        }
    }

    private void HearWord(string text)
    {
        var word = JsonSerializer.Deserialize<PresenceWord>(text, PublicJson.Options)!; // nobody sends null
        HearFrom(word.Node);
        board.Say(word.Node, word.Workspace, word.Present);
        presence.TellAll(word.Workspace, word.Present.Agent);
    }

    private void HearLife(string text)
    {
        if (text.Split(':') is not [var life, var id] || !Guid.TryParse(id, out var node))
        {
            return;
        }

        if (life == "gone")
        {
            Forget(node);
            return;
        }

        if (life == "asks")
        {
            // It speaks of its own agents by itself.
            board.Hear(node, clock.Now());
            presence.Here().ToList().ForEach(a => talk.Say(a.Workspace, a.Agent));
            return;
        }

        HearFrom(node);
    }

    // One that was forgotten, as after a long pause, has agents that it will not speak of by itself.
    private void HearFrom(Guid node)
    {
        if (board.Hear(node, clock.Now()) && node != _node)
        {
            talk.Ask();
        }
    }

    private void Forget(Guid node)
    {
        foreach (var (workspace, agent) in board.Forget(node))
        {
            presence.TellAll(workspace, agent);
        }
    }

    // The line that hears says when the database is away; what failed is said again with the next beat.
    private async Task<bool> Try(Func<Task> send)
    {
        try
        {
            await send();
            return true;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogDebug(error, "The other nodes were not told.");
            return false;
        }
    }
}

/// <summary>What a node says of one of its agents.</summary>
internal sealed record PresenceWord(Guid Node, WorkspaceId Workspace, Present Present);
