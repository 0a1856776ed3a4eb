using System.Globalization;
using Microsoft.Data.Sqlite;
using Parley.Platform.Data;

namespace Parley.Server.Operations.Checkup;

internal static class Libraries
{
    public static Task<Finding> Look(Patient patient, CancellationToken ct)
    {
        // Without ICU the program does not start, unless it was told to do without: then sorting knows no language.
        var withLanguages = CultureInfo.GetCultures(CultureTypes.NeutralCultures).Length > 1;
        return Task.FromResult(
            SqliteNative.Missing() is { } missing ? Finding.Failure(missing, "Install it.")
            : withLanguages ? Finding.Ok($"SQLite {SqliteVersion()} and ICU are there.")
            : Finding.Warning("ICU is switched off.", "Unset DOTNET_SYSTEM_GLOBALIZATION_INVARIANT; on Debian: apt-get install libicu72."));
    }

    private static string SqliteVersion()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return connection.ServerVersion;
    }
}
