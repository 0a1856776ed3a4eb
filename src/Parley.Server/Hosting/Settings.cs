using System.Globalization;
using Parley.Platform.Security;

namespace Parley.Server.Hosting;

/// <summary>All that can be set, from <c>appsettings.json</c>, the environment or arguments; <c>.env.example</c> lists the names.</summary>
public sealed record Settings
{
    /// <summary><c>PARLEY_URLS</c>: where to listen, separated by semicolons.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:5080";

    /// <summary><c>PARLEY_PUBLIC_URL</c>: how others reach this server; null: as the request came.</summary>
    public string? PublicUrl { get; init; }

    /// <summary><c>PARLEY_DATA</c>: the folder for files, the master key and the SQLite database.</summary>
    public string Data { get; init; } = "./data";

    /// <summary><c>PARLEY_DATABASE</c>: a file's path, or a PostgreSQL connection string or URI; null: <c>parley.db</c> in the data folder.</summary>
    public string? Database { get; init; }

    /// <summary><c>PARLEY_DATABASE_OWNER</c>: the PostgreSQL login that migrates, when it is another than the server's.</summary>
    public string? DatabaseOwner { get; init; }

    /// <summary><c>PARLEY_MASTER_KEY</c>: 32 bytes in base64 that seal the secrets in the database; null: <c>master.key</c> in the data folder.</summary>
    public string? MasterKey { get; init; }

    /// <summary><c>PARLEY_ADMIN_EMAIL</c>: with it the first start makes a workspace with this administrator.</summary>
    public string? AdminEmail { get; init; }

    /// <summary><c>PARLEY_ADMIN_PASSWORD</c>: the administrator's first password; null: made and printed once.</summary>
    public string? AdminPassword { get; init; }

    /// <summary><c>PARLEY_API_KEY</c>: an administrator's key for that workspace; null: made and printed once.</summary>
    public string? ApiKey { get; init; }

    /// <summary><c>PARLEY_RATE_LIMIT</c>: API requests a minute for a key or session; 0: no limit.</summary>
    public int RateLimit { get; init; } = 1000;

    /// <summary><c>PARLEY_FORM_LIMIT</c>: requests by the customer's form a minute for an address; 0: no limit.</summary>
    public int FormLimit { get; init; } = 10;

    /// <summary><c>PARLEY_FEED_DAYS</c>: how many days an entry stays in the feed of events.</summary>
    public int FeedDays { get; init; } = 30;

    /// <summary><c>PARLEY_TRASH_DAYS</c>: how many days a deleted ticket stays in the trash before it is removed for ever; 0: until somebody does.</summary>
    public int TrashDays { get; init; } = 30;

    /// <summary><c>PARLEY_DRAIN_SECONDS</c>: how long a server that stops waits for jobs that run; what is not done then begins again elsewhere.</summary>
    public int DrainSeconds { get; init; } = 20;

    /// <summary><c>PARLEY_ENV</c>: <c>Testing</c> opens doors for tests (docs/operations/testing.md); never on a server that others use.</summary>
    public ServerEnvironment Env { get; init; } = ServerEnvironment.Production;

    /// <summary><c>PARLEY_TEST_SINK</c>: with <c>Testing</c>, an address that gets each <c>comment.added</c>.</summary>
    public string? TestSink { get; init; }

    /// <summary><c>PARLEY_TEST_KILL_AT</c>: with <c>Testing</c>, a commit point and a count, such as <c>after_commit:17</c>, at which the process kills itself.</summary>
    public string? TestKillAt { get; init; }

    /// <summary><c>OTEL_…</c>, by name, as OpenTelemetry defines them; without <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> nothing is exported.</summary>
    public IReadOnlyDictionary<string, string?> OpenTelemetry { get; init; } = new Dictionary<string, string?>();

    public string DatabaseOrDefault => Database ?? Path.Combine(Data, "parley.db");

    public static Settings From(IConfiguration configuration)
    {
        var usual = new Settings();
        return new Settings
        {
            Urls = Text("PARLEY_URLS") ?? usual.Urls,
            PublicUrl = Text("PARLEY_PUBLIC_URL")?.TrimEnd('/'),
            Data = Text("PARLEY_DATA") ?? usual.Data,
            Database = Text("PARLEY_DATABASE") ?? Text("DATABASE_URL") ?? Text("SQLITE_DB_PATH"),
            DatabaseOwner = Text("PARLEY_DATABASE_OWNER"),
            MasterKey = Text(MasterKeyOrigin.Setting),
            AdminEmail = Text("PARLEY_ADMIN_EMAIL"),
            AdminPassword = Text("PARLEY_ADMIN_PASSWORD"),
            ApiKey = Text("PARLEY_API_KEY"),
            RateLimit = Number("PARLEY_RATE_LIMIT") ?? usual.RateLimit,
            FormLimit = Number("PARLEY_FORM_LIMIT") ?? usual.FormLimit,
            FeedDays = Number("PARLEY_FEED_DAYS") ?? usual.FeedDays,
            TrashDays = Number("PARLEY_TRASH_DAYS") ?? usual.TrashDays,
            DrainSeconds = Number("PARLEY_DRAIN_SECONDS") ?? usual.DrainSeconds,
            Env = Environment("PARLEY_ENV") ?? usual.Env,
            TestSink = Text("PARLEY_TEST_SINK"),
            TestKillAt = Text("PARLEY_TEST_KILL_AT"),
            OpenTelemetry = configuration.AsEnumerable().Where(s => s.Key.StartsWith("OTEL_", StringComparison.Ordinal)).ToDictionary(),
        };

        string? Text(string name) => string.IsNullOrWhiteSpace(configuration[name]) ? null : configuration[name];

        ServerEnvironment? Environment(string name) => Text(name) switch
        {
            null => null,
            var text when Enum.TryParse<ServerEnvironment>(text, ignoreCase: true, out var env) && Enum.IsDefined(env) => env,
            var text => throw new SettingsException($"{name} is '{text}', which is none of: {string.Join(", ", Enum.GetNames<ServerEnvironment>())}."),
        };

        int? Number(string name) => Text(name) switch
        {
            null => null,
            var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
            var text => throw new SettingsException($"{name} is '{text}', which is no whole number."),
        };
    }
}

public enum ServerEnvironment
{
    Production,
    Development,
    Testing,
}

/// <summary>A setting that cannot be right; its message is for the person who set it.</summary>
public sealed class SettingsException(string message) : Exception(message);
