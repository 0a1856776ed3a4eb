using Parley.Desk.People;
using Parley.Desk.Teams;
using Parley.Platform.Data;

namespace Parley.Server.Hosting;

/// <summary>Brings the database up to date and, where the environment names an administrator and nobody is there yet, makes the first workspace.</summary>
internal static class FirstStart
{
    /// <summary>The workspace just made; null when there is nothing to make.</summary>
    public static async Task<FoundedWorkspace?> Prepare(IServiceProvider services, CancellationToken ct)
    {
        await services.GetRequiredService<Migrator>().Migrate(ct);
        var settings = services.GetRequiredService<Settings>();
        if (settings.AdminEmail is not { } email || await services.GetRequiredService<WorkspaceLookup>().BySlug(null, ct) is not null)
        {
            return null;
        }

        var founded = await services.GetRequiredService<FoundWorkspace>().Run("Support", "Administrator", email, settings.AdminPassword, settings.ApiKey, ct);
        return founded.Refusal is { } refusal ? throw new SettingsException($"The first workspace cannot be made: {refusal.Detail}") : founded.Value;
    }
}
