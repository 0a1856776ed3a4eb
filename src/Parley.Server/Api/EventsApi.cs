using System.Globalization;
using Parley.Desk.Feed;
using Parley.Platform.Data;
using Parley.Platform.Work;
using Parley.Platform.Work.Feed;

namespace Parley.Server.Api;

/// <summary>The feed of all that happens in the workspace.</summary>
internal static class EventsApi
{
    private const string Latest = "latest";
    private const int LongestWait = 30;

    public static void Map(RouteGroupBuilder api) => api.MapGroup("/events").WithTags("Events")
        .Get("/", List).Named("listEvents", "Follow what happens, oldest first")
        .Query(
            new QueryParameter("after", "The `next` of the page before; `latest`: from now on; left out: from the oldest that is kept.", Latest),
            new QueryParameter("limit", "How many at most, 1 to 100; 25 if not given.", "25", "integer"),
            new QueryParameter("types", "Only these, by comma.", "ticket.created,comment.added"),
            new QueryParameter("wait", "How many seconds to wait when there is nothing yet, 0 to 30; 0 if not given.", "30", "integer"))
        .Gives<EventPage>(200, 400, 410, 422);

    private static async Task<IResult> List(HttpContext http, FactNames names, FeedPulse pulse, IHostApplicationLifetime life, TimeProvider clock)
    {
        var query = new QueryParameters(http);
        var types = Types(query, names);
        var wait = query.Number("wait", 0, LongestWait) ?? 0;
        var limit = query.Page().Limit;
        var after = query.Text("after");
        if (query.Refusal is { } wrong)
        {
            return Problems.From(wrong);
        }

        if (!TryPlace(after, out var place))
        {
            return Problems.From(Cursor.Mismatch);
        }

        using var time = new CancellationTokenSource(TimeSpan.FromSeconds(wait), clock);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(time.Token, http.RequestAborted, life.ApplicationStopping);
        while (true)
        {
            var page = await http.RequestServices.GetRequiredService<Dispatcher>().Run(http.Caller(), new ReadFeed(place, limit, types), http.RequestAborted);
            if (page.Refusal is { } refusal)
            {
                return Problems.From(refusal);
            }

            if (page.Value.Data.Count > 0 || page.Value.More || !await Grew(pulse, http.Caller(), page.Value.Next, patience.Token))
            {
                return Door.Json(EventPage.Of(page.Value));
            }

            place = new FeedPlace(page.Value.Next);
        }
    }

    // False when the time is up: the caller has gone, the server stops, or nothing happened.
    private static async Task<bool> Grew(FeedPulse pulse, Caller caller, long position, CancellationToken patience)
    {
        try
        {
            await pulse.Beyond(caller.Workspace, position, patience);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static bool TryPlace(string? after, out FeedPlace? place)
    {
        place = after == Latest ? FeedPlace.Latest : null;
        if (after is null or Latest)
        {
            return true;
        }

        var known = long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var position);
        place = new FeedPlace(position);
        return known;
    }

    private static string[] Types(QueryParameters query, FactNames names)
    {
        var types = query.Text("types")?.Split(',', StringSplitOptions.TrimEntries) ?? [];
        foreach (var unknown in types.Except(names.Types))
        {
            query.Wrong("types", "unknown_word", $"'{unknown}' is none of: {string.Join(", ", names.Types)}.");
        }

        return types;
    }
}

/// <param name="Data">Oldest first.</param>
/// <param name="Next">What to send as <c>after</c>; there always is one.</param>
/// <param name="More">Whether there is more already.</param>
internal sealed record EventPage(IReadOnlyList<FeedEvent> Data, string Next, bool More)
{
    public static EventPage Of(FeedPage page) => new(page.Data, page.Next.ToString(CultureInfo.InvariantCulture), page.More);
}
