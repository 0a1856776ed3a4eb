using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Parley.Desk;
using Parley.Desk.Feed;
using Parley.Desk.SavedViews;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Bodies;
using Parley.Desk.Tickets.Messages;
using Parley.Desk.Workflow;
using Parley.Platform;
using Parley.Platform.Work;
using Parley.Platform.Work.Repeats;
using Parley.Server.Api;

namespace Parley.Server.Realtime;

/// <summary>The line to an agent's screen. Refusals are <see cref="HubException"/>s whose message is a problem's <c>code: detail</c>.</summary>
internal sealed class DeskHub(Sockets sockets, LiveScreens screens, InPassing inPassing, Typing typing, Presence presence, Dispatcher dispatcher, TimeProvider clock) : Hub
{
    public override Task OnConnectedAsync()
    {
        var http = Context.GetHttpContext()!; // a line begins as a request, behind the gate
        var caller = http.Caller();
        if (!caller.May(Permissions.TicketsRead))
        {
            Context.Abort();
            return Task.CompletedTask;
        }

        var askAgain = http.Features.Get<AskAgain>() ?? throw new InvalidOperationException("No way to ask again: this hub does not stand behind the gate.");
        var socket = new Socket(Context.ConnectionId, caller, clock.GetUtcNow(), askAgain, Context.Abort);
        sockets.Add(socket);
        // Lives as long as the line, which a call of the hub does not; it ends and reports by itself.
        _ = screens.Serve(socket, Context.ConnectionAborted);
        _ = inPassing.Serve(socket, Context.ConnectionAborted);
        presence.Arrive(socket);
        return Task.CompletedTask;
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        if (sockets.Remove(Context.ConnectionId) is { } socket)
        {
            presence.Leave(socket);
            await typing.Leave(socket, CancellationToken.None);
        }
    }

    /// <summary>Answers the ticket's version as of the joining: a screen that shows another has read too early, and reads again.</summary>
    public async Task<Joined> JoinTicket(Guid id)
    {
        var socket = sockets[Context.ConnectionId];
        var ticket = TicketId.From(id);
        // Joined first, so that no change falls between the two. Who may not see it is told nothing meanwhile: each push is checked.
        socket.Join(ticket);
        var read = await Ask(new ReadTicket(ticket, null));
        if (read.Refusal is not null)
        {
            socket.Leave(ticket);
        }

        var version = Right(read).Version;
        presence.Move(socket);
        presence.TellOf(ticket, socket);
        return new Joined(version);
    }

    public Task LeaveTicket(Guid id)
    {
        var socket = sockets[Context.ConnectionId];
        socket.Leave(TicketId.From(id));
        presence.Move(socket);
        return typing.Stop(socket, TicketId.From(id), Context.ConnectionAborted);
    }

    public async Task StartTyping(Guid id)
    {
        var socket = await Welcome();
        if (!socket.IsIn(TicketId.From(id)))
        {
            await Run(new ReadTicket(TicketId.From(id), null));
        }

        await typing.Start(socket, TicketId.From(id), Context.ConnectionAborted);
    }

    public Task StopTyping(Guid id) => typing.Stop(sockets[Context.ConnectionId], TicketId.From(id), Context.ConnectionAborted);

    public async Task SetPresence(string state)
    {
        if (!Words.TryParse<PresenceState>(state, out var set) || set == PresenceState.Offline)
        {
            throw new HubException($"unknown_word: '{state}' is none of: online, away. Who closes their line is offline.");
        }

        presence.Set(await Welcome(), set);
    }

    /// <param name="view">A word of <see cref="ListView"/>, or a saved view's id: of that one everything is told, for only a search says what is in it.</param>
    public async Task JoinList(string view)
    {
        var list = ListView.All;
        if (Guid.TryParse(view, out var saved))
        {
            await Run(new ReadView(SavedViewId.From(saved)));
        }
        else if (!Words.TryParse(view, out list))
        {
            throw new HubException($"unknown_word: '{view}' is none of: {Words.List<ListView>()}, and no saved view's id.");
        }

        sockets[Context.ConnectionId].Join(list);
    }

    /// <summary>Goes on after a break: joins the tickets and answers what was missed.</summary>
    /// <param name="after">The last position that the screen saw; null: it has seen none, and asks where the feed stands.</param>
    /// <param name="tickets">Those that are open on it. What this one may not see is not joined, and named in the answer.</param>
    public async Task<Missed> Resume(long? after, Guid[] tickets)
    {
        // Joined first: what happens from here on is pushed, and a screen keeps pushes back until it has this answer.
        var hidden = await Join([.. tickets.Distinct().Select(TicketId.From)]);
        var page = await Ask(new ReadFeed(new FeedPlace(after), Missed.Most, []));
        if (page.Refusal is { Kind: RefusalKind.Gone } || (page.Refusal is null && page.Value.More))
        {
            var now = await Run(new ReadFeed(FeedPlace.Latest, 1, []));
            return new Missed([], now.Next, More: false, Resync: true, hidden);
        }

        var (events, next, _) = Right(page);
        var lost = await Run(new TicketsLost(after ?? next, next));
        return new Missed(events, next, More: false, Resync: false, [.. hidden.Union(lost)]);
    }

    // Answers those that are not in sight.
    private async Task<IReadOnlyList<TicketId>> Join(IReadOnlyList<TicketId> tickets)
    {
        var socket = await Welcome();
        foreach (var ticket in tickets)
        {
            socket.Join(ticket);
        }

        var seen = await Run(new TicketsInSight(tickets));
        var hidden = tickets.Except(seen).ToList();
        hidden.ForEach(socket.Leave);
        presence.Move(socket);
        foreach (var ticket in seen)
        {
            presence.TellOf(ticket, socket);
        }

        return hidden;
    }

    // Not bound by SignalR, whose error for a wrong one would have no code.
    public Task<MessageView> SendMessage(Guid ticketId, JsonElement json)
    {
        var sent = Right(JsonBody.Of<HubMessage>(json));
        var message = new AddMessage(TicketId.From(ticketId), sent.Kind, sent.Body ?? "", sent.Format ?? BodyFormat.Text);
        return Run(message, OnceOf(ticketId, sent));
    }

    /// <summary>A screen that lost its line does not know what has arrived, and sends again.</summary>
    private static Once? OnceOf(Guid ticketId, HubMessage sent)
    {
        const string field = "/client_id";
        if (sent.ClientId is not { } id)
        {
            return null;
        }

        return Once.Refuse(field, id) is { } refusal
            ? throw new HubException($"{refusal.Code}: {refusal.Detail}")
            : new Once(
                field, nameof(SendMessage), id, SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { ticketId, sent }, PublicJson.Options)));
    }

    private async Task<T> Run<T>(IUseCase<T> useCase, Once? once = null) => Right(await Ask(useCase, once));

    private async Task<Result<T>> Ask<T>(IUseCase<T> useCase, Once? once = null) =>
        await dispatcher.Run((await Welcome()).Caller, useCase, Context.ConnectionAborted, new Conditions(Once: once));

    private async Task<Socket> Welcome()
    {
        var socket = sockets[Context.ConnectionId];
        return await socket.IsStillWelcome(clock.GetUtcNow(), Context.ConnectionAborted)
            ? socket
            : throw new HubException("unauthenticated: This key or session has ended.");
    }

    private static T Right<T>(Result<T> result) =>
        result.Refusal is { } refusal ? throw new HubException($"{refusal.Code}: {refusal.Detail}") : result.Value;
}

/// <summary>A message as a screen sends it; the REST call's without files.</summary>
/// <param name="ClientId">The screen's own name for it, by which a repeat is known, as by the REST call's Idempotency-Key; null: there is none.</param>
internal sealed record HubMessage(MessageKind? Kind, string? Body, BodyFormat? Format, string? ClientId);
