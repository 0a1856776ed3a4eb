using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Parley.Platform.Data;

/// <summary>
/// Lets EF Core's SQLite provider run on the system's SQLite: docs/decisions/0001-sqlite-through-the-system-library.md.
/// </summary>
public static class SqliteNative
{
    private const string SystemLibrary = "libsqlite3.so.0";

    /// <summary>Null when SQLite is there; else what is missing and how to get it.</summary>
    public static string? Missing() =>
        NativeLibrary.TryLoad(SystemLibrary, out _)
            ? null
            : $"Parley needs {SystemLibrary}, which this system lacks. On Debian or Ubuntu: apt-get install libsqlite3-0";

    // CA2255: the hooks must stand before the first type of SQLitePCLRaw is touched, and EF touches them on its own.
#pragma warning disable CA2255
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Hook()
    {
        // EF was compiled against a newer SQLitePCLRaw than restores; the 2.0 API it uses is the same.
        AssemblyLoadContext.Default.Resolving += static (context, name) =>
            name.Version is not null && name.Name?.StartsWith("SQLitePCLRaw", StringComparison.Ordinal) == true
                ? context.LoadFromAssemblyName(new AssemblyName(name.Name))
                : null;
        NativeLibrary.SetDllImportResolver(Assembly.Load(new AssemblyName("SQLitePCLRaw.provider.e_sqlite3")), static (library, assembly, path) =>
            library == "e_sqlite3" ? NativeLibrary.Load(SystemLibrary) : IntPtr.Zero);
    }
}
