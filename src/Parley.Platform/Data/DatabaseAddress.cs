using Npgsql;

namespace Parley.Platform.Data;

/// <summary>Finds the engine from the address alone: a PostgreSQL connection string or URI, else a file's path.</summary>
public static class DatabaseAddress
{
    /// <param name="address">The server's database.</param>
    /// <param name="ownerAddress">The login that migrates; null = the same one.</param>
    public static Engine Open(string address, string? ownerAddress, TimeProvider clock)
    {
        if (!IsPostgres(address))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(address))!); // a full path has a folder
            return new SqliteEngine(address, clock);
        }

        var app = ConnectionString(address);
        return new PostgresEngine(app, ownerAddress is null ? app : ConnectionString(ownerAddress));
    }

    public static bool IsPostgres(string address) =>
        address.StartsWith("postgres://", StringComparison.Ordinal)
        || address.StartsWith("postgresql://", StringComparison.Ordinal)
        || address.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    private static string ConnectionString(string address)
    {
        if (!address.Contains("://", StringComparison.Ordinal))
        {
            return address;
        }

        var uri = new Uri(address);
        var user = uri.UserInfo.Split(':', 2);
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host,
            Port = uri.Port > 0 ? uri.Port : 5432,
            Database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/')),
            Username = user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : null,
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
        };
        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            Set(builder, parts[0], Uri.UnescapeDataString(parts.Length > 1 ? parts[1] : ""));
        }

        return builder.ToString();
    }

    // The names that libpq has for them, and so every tool's address.
    private static void Set(NpgsqlConnectionStringBuilder builder, string name, string value)
    {
        var known = name switch
        {
            "sslmode" => "SSL Mode",
            "connect_timeout" => "Timeout",
            "application_name" => "Application Name",
            "options" => "Options",
            _ => name,
        };
        try
        {
            builder[known] = value.Replace("-", name == "sslmode" ? "" : "-", StringComparison.Ordinal);
        }
        catch (ArgumentException error)
        {
            throw new InvalidOperationException($"PARLEY_DATABASE: the parameter {name}={value} means nothing here.", error);
        }
    }
}
