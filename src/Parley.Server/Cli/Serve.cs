using Parley.Desk.Teams;
using Parley.Server.Hosting;

namespace Parley.Server.Cli;

/// <summary>Serves until it is asked to stop.</summary>
internal static class Serve
{
    public static async Task<int> Run(Settings settings, CancellationToken ct)
    {
        await using var app = ParleyServer.Build(settings, TimeProvider.System);
        if (await FirstStart.Prepare(app.Services, ct) is { } founded)
        {
            PrintFounded(founded, settings);
        }

        await app.StartAsync(ct);
        Console.WriteLine($"Parley is ready: {settings.PublicUrl ?? app.Urls.First()}");
        await app.WaitForShutdownAsync(ct);
        return 0;
    }

    private static void PrintFounded(FoundedWorkspace founded, Settings settings)
    {
        Console.WriteLine("The first workspace is made.");
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
