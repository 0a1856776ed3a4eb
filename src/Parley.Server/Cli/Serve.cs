using System.CommandLine;
using Parley.Desk.Teams;
using Parley.Platform;
using Parley.Platform.Data;
using Parley.Platform.Work;
using Parley.Server.Demo;
using Parley.Server.Hosting;
using Parley.Server.Hosting.Testing;

namespace Parley.Server.Cli;

/// <summary>Serves until it is asked to stop.</summary>
internal static class Serve
{
    public static void AddTo(RootCommand root)
    {
        var demo = new Option<bool>("--demo") { Description = "Serve with a workspace that looks like a real team's." };
        root.Add(demo);
        root.SetAction((parsed, ct) => Run(parsed.Settings(), parsed.GetValue(demo), ct));
    }

    private static async Task<int> Run(Settings settings, bool demo, CancellationToken ct)
    {
        TimeProvider clock = settings.Env == ServerEnvironment.Testing ? new TestClock() : TimeProvider.System;
        await using var app = ParleyServer.Build(settings, clock);
        using var claim = RunningServer.On(settings.DatabaseOrDefault, TimeProvider.System.Now());
        var founded = await FirstStart.Prepare(app.Services, ct);
        var signIn = demo ? await new DemoWorkspace(app.Services, settings, TimeProvider.System).Make(ct) : null;
        await app.StartAsync(ct);
        claim?.AnswersAt(app.Urls.First());
        Console.WriteLine($"Parley is ready: {settings.PublicUrl ?? app.Urls.First()}");
        if (founded is not null)
        {
            PrintFounded(founded, settings);
        }

        if (signIn is not null)
        {
            Console.WriteLine($"Sign in: {signIn.Email} {signIn.Password}");
            Console.WriteLine($"API key: {signIn.ApiKey}");
        }

        if (await app.Services.GetRequiredService<EffectsHold>().IsHeld(ct))
        {
            Console.WriteLine("This is a restored copy: nothing goes out from here until you say 'effects release'.");
        }

        await app.WaitForShutdownAsync(ct);
        return 0;
    }

    // What the environment named need not be told again.
    private static void PrintFounded(FoundedWorkspace founded, Settings settings)
    {
        if (settings.AdminPassword is null && founded.AdminPassword is { } password)
        {
            Console.WriteLine($"Sign in: {founded.Admin.Email} {password}");
        }

        if (settings.ApiKey is null)
        {
            Console.WriteLine($"API key: {founded.ApiKey}");
        }
    }
}
