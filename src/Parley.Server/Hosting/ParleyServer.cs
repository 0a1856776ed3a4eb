using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.AspNetCore.SignalR;
using Parley.Desk;
using Parley.Desk.Tickets.Trash;
using Parley.Platform.Data;
using Parley.Platform.Ids;
using Parley.Platform.Security;
using Parley.Platform.Work;
using Parley.Platform.Work.Feed;
using Parley.Server.Api;
using Parley.Server.Hosting.Testing;
using Parley.Server.Pages;
using Parley.Server.Realtime;

namespace Parley.Server.Hosting;

/// <summary>Puts the product together: services, then the pipeline, then the doors.</summary>
public static class ParleyServer
{
    /// <param name="clock">The time of the whole server; a test's own.</param>
    public static WebApplication Build(Settings settings, TimeProvider clock)
    {
        // The content root is the program's own folder: where a user stands must not decide what is served.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, WebRootPath = "wwwroot" });
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.UseUrls(settings.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // It warns that keys are handed over in plain; SharedKeys seals them.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // A start that fails ends the command, which says why in one line.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        // HubErrors tells failures from refusals.
        builder.Logging.AddFilter("Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher", LogLevel.None);
        // What fails in the database is either healed by another try or logged where it ends up.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None);
        Services(builder.Services, settings, clock);
        var app = builder.Build();
        Pipeline(app);
        return app;
    }

    private static void Services(IServiceCollection services, Settings settings, TimeProvider clock)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(settings.Data);
        }
        else
        {
            Directory.CreateDirectory(settings.Data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        if (TelemetryExport.IsWanted(settings))
        {
            services.AddHostedService<TelemetryExport>(); // first to start and last to stop
        }

        services.AddSingleton(settings);
        services.AddSingleton(clock);
        services.AddSingleton<FrontDoor>();
        services.AddHostedService(provider => provider.GetRequiredService<FrontDoor>());
        services.AddOptions<SocketTransportOptions>().Configure<FrontDoor>((sockets, door) => door.Watch(sockets));
        services.AddSingleton(new IdSource(clock));
        services.AddData(DatabaseAddress.Open(settings.DatabaseOrDefault, settings.DatabaseOwner, clock));
        services.AddWork(new FeedRetention(TimeSpan.FromDays(settings.FeedDays)));
        services.AddDesk(Path.Combine(settings.Data, "files"), new TrashRetention(TimeSpan.FromDays(settings.TrashDays)));
        Keys(services, settings);
        services.AddAuthentication(SessionCookie.Scheme).AddCookie(SessionCookie.Scheme, ConfigureCookie);
        services.AddSingleton(new RateLimiter(clock, settings.RateLimit));
        services.AddSingleton<SessionCookie>();
        services.AddSingleton<SignIn>();
        services.AddSingleton<CallerGate>();
        services.AddHostedService<SignalLine>();
        services.AddSingleton<Sockets>();
        services.AddSingleton<InPassing>();
        services.AddSingleton<Typing>();
        services.AddSingleton<PresenceBoard>();
        services.AddSingleton<NodeTalk>();
        services.AddSingleton<Presence>();
        services.AddHostedService<PresenceNode>();
        services.AddSingleton<LiveScreens>();
        services.AddSingleton<IFeedListener>(provider => provider.GetRequiredService<LiveScreens>());
        services.AddHostedService<BackgroundWork>();
        services.AddSignalR(hub =>
            {
                hub.MaximumReceiveMessageSize = 512 * 1024;
                hub.AddFilter<HubErrors>();
            })
            .AddJsonProtocol(json => PublicJson.Configure(json.PayloadSerializerOptions));
        services.ConfigureHttpJsonOptions(json => PublicJson.Configure(json.SerializerOptions));
        services.AddParleyOpenApi();
        if (settings.Env == ServerEnvironment.Testing)
        {
            services.AddTestDoors(settings);
        }

        services.AddPages(settings, clock);
        services.AddResponseCompression(compression => compression.EnableForHttps = false);
    }

    private static void Keys(IServiceCollection services, Settings settings)
    {
        services.AddSingleton(provider => new MasterKeyOrigin(settings.MasterKey, settings.Data, provider.GetRequiredService<IdSource>()));
        services.AddSingleton(provider => provider.GetRequiredService<MasterKeyOrigin>().Key);
        services.AddSingleton<ProtectionKeys>();
        services.AddHostedService<KeysReady>(); // before data protection's own, which reads the keys
        services.AddDataProtection().SetApplicationName("Parley");
        services.AddSingleton<IXmlRepository, SharedKeys>();
        services.AddOptions<KeyManagementOptions>().Configure<IXmlRepository>((options, keys) => options.XmlRepository = keys);
    }

    private static void ConfigureCookie(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = SessionCookie.Name;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
        cookie.SlidingExpiration = true;
        // Only behind the gate, which knows whether the session has ended.
        cookie.Events.OnCheckSlidingExpiration = check =>
        {
            check.ShouldRenew &= NeedsCaller(check.HttpContext);
            return Task.CompletedTask;
        };
        // The gate answers; nothing here redirects.
        cookie.Events.OnRedirectToLogin = _ => Task.CompletedTask;
    }

    private static void Pipeline(WebApplication app)
    {
        if (TelemetryExport.IsWanted(app.Services.GetRequiredService<Settings>()))
        {
            app.UseMiddleware<RequestSpans>();
        }

        // Behind a proxy on this machine the caller is whom the proxy names; others' headers are not believed.
        app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto });
        app.UseResponseCompression();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<ApiPaths>();
        app.UseMiddleware<LastResort>();
        app.UseMiddleware<ClosingTime>();
        AgentApp.UseFiles(app);
        app.UseRouting();
        app.UseWhen(NeedsCaller, gated => gated.UseMiddleware<CallerGate>());
        AgentApp.UsePage(app);
        var api = app.MapGroup("/api/v1");
        api.AddEndpointFilter(QueryParameters.RefuseUnknown);
        api.AddEndpointFilter(IdempotencyKey.RefuseMalformed);
        SessionApi.MapOpen(api);
        SessionApi.Map(api);
        TicketsApi.Map(api);
        WorkflowApi.Map(api);
        BulkApi.Map(api);
        FieldsApi.Map(api);
        ViewsApi.Map(api);
        MessagesApi.Map(api);
        TicketWorkApi.Map(api);
        TrashApi.Map(api);
        RatingsApi.Map(api);
        EscalationApi.Map(api);
        TimeApi.Map(api);
        PeopleApi.Map(api);
        FilesApi.Map(api);
        EventsApi.Map(api);
        JobsApi.Map(api);
        ImportsApi.Map(api);
        SlaApi.Map(api);
        AssignmentApi.Map(api);
        app.MapHub<DeskHub>("/hubs/desk", hub => hub.CloseOnAuthenticationExpiration = true);
        app.MapParleyOpenApi();
        Health.Map(app);
        if (app.Services.GetRequiredService<Settings>().Env == ServerEnvironment.Testing)
        {
            app.MapTestDoors();
        }

        app.MapPages();
        AgentApp.Map(app);
    }

    private static bool NeedsCaller(HttpContext http) =>
        (http.Request.Path.StartsWithSegments("/api") && !(HttpMethods.IsPost(http.Request.Method) && http.Request.Path == "/api/v1/session"))
        || http.Request.Path.StartsWithSegments("/hubs");
}
