using Parley.Server.Api;
using Parley.Server.Hosting;
using Parley.Server.Pages.Entry;
using Parley.Server.Pages.Help;

namespace Parley.Server.Pages;

/// <summary>The pages that the server draws itself and that work without any script: the customer's and the sign-in.</summary>
internal static class PageServices
{
    /// <summary>The key of the limiter that counts what strangers send by form.</summary>
    public const string FormLimit = "form";

    public static void AddPages(this IServiceCollection services, Settings settings, TimeProvider clock)
    {
        services.AddRazorComponents();
        services.AddKeyedSingleton(FormLimit, new RateLimiter(clock, settings.FormLimit));
        services.AddSingleton<SentForms>();
        services.AddSingleton<OwnTicketDoor>();
        services.AddSingleton<RatingDoor>();
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapGet(PagesCss.Path, PagesCss.Send).ExcludeFromDescription();
        CustomerPages.Map(app.MapGroup("/help").ExcludeFromDescription());
        RatingPages.Map(app.MapGroup("/rate").ExcludeFromDescription());
        SignInDoor.Map(app.MapGroup("/sign-in").ExcludeFromDescription());
    }
}
