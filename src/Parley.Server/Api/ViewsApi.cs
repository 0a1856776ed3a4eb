using Parley.Desk.SavedViews;
using Parley.Platform.Work;

namespace Parley.Server.Api;

/// <summary>Views: queries that people come back to, and how many tickets are in each.</summary>
internal static class ViewsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var views = api.MapGroup("/views").WithTags("Views");
        views.Get("/", List).Named("listViews", "List the views that everybody has, the shared ones and one's own").Gives<Page<SavedViewView>>();
        views.Post("/", Save).Named("saveView", "Save a query as a view; to share it needs the right views.manage").Takes<SaveViewBody>().Gives<SavedViewView>(201, 400, 409, 422);
        views.Get("/counts", Count).Named("countViews", "How many tickets are in each view; of saved ones exact up to 1,000").Gives<ViewCounts>();
        views.Get("/{id:guid}", Read).Named("readView", "Read a saved view").Gives<SavedViewView>(200, 404);
        views.Patch("/{id:guid}", Change).Named("changeView", "Change some of a saved view").Takes<ChangeViewBody>().Gives<SavedViewView>(200, 400, 404, 409, 422);
        views.Delete("/{id:guid}", Delete).Named("deleteView", "Delete a saved view").GivesNothing(404);
    }

    private static Task<IResult> List(HttpContext http) => Door.Run(http, _ => new ListViews());

    private static Task<IResult> Save(HttpContext http) => Door.Run<SaveViewBody, SavedViewView>(
        http, b => new SaveView(b.Name ?? "", b.Query ?? "", b.Sort ?? "-created_at", b.Shared ?? false), v => Door.Created($"/api/v1/views/{v.Id}", v));

    private static Task<IResult> Count(HttpContext http) => Door.Run(http, _ => new CountViews());

    private static Task<IResult> Read(HttpContext http, Guid id) => Door.Run(http, _ => new ReadView(SavedViewId.From(id)));

    private static Task<IResult> Change(HttpContext http, Guid id) => Door.Run<ChangeViewBody, SavedViewView>(
        http, b => new ChangeView(SavedViewId.From(id)) { Name = b.Name, Query = b.Query, Sort = b.Sort, Shared = b.Shared, Place = b.Place });

    private static Task<IResult> Delete(HttpContext http, Guid id) => Door.Run(http, _ => new DeleteView(SavedViewId.From(id)), Door.NoContent);
}

/// <summary>A query to keep.</summary>
internal sealed record SaveViewBody
{
    /// <summary>1 to 80 characters. Needed.</summary>
    public string? Name { get; init; }

    /// <summary>In the query language, up to 1,000 characters; every ticket if not given.</summary>
    public string? Query { get; init; }

    /// <summary>As in a list's address; -created_at if not given.</summary>
    public string? Sort { get; init; }

    /// <summary>For everybody in the workspace; one's own if not given.</summary>
    public bool? Shared { get; init; }
}

/// <summary>What is left out stays.</summary>
internal sealed record ChangeViewBody
{
    /// <summary>1 to 80 characters.</summary>
    public string? Name { get; init; }

    /// <summary>In the query language, up to 1,000 characters.</summary>
    public string? Query { get; init; }

    public string? Sort { get; init; }

    public bool? Shared { get; init; }

    /// <summary>Among the others, lowest first.</summary>
    public int? Place { get; init; }
}
