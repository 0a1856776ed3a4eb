using Parley.Platform.Ids;

namespace Parley.Platform.Security;

/// <summary>Where this node's master key comes from: the setting, else the file in the data folder, else made anew and kept in that file.</summary>
public sealed class MasterKeyOrigin
{
    public const string Setting = "PARLEY_MASTER_KEY";

    private readonly string _file;

    /// <param name="given">The setting; null when there is none.</param>
    public MasterKeyOrigin(string? given, string dataFolder, IdSource ids)
    {
        _file = Path.Combine(dataFolder, "master.key");
        var text = given ?? (File.Exists(_file) ? File.ReadAllText(_file) : null);
        (Key, IsNew, Name) = text is null
            ? (MasterKey.Make(ids), true, _file)
            : (MasterKey.Parse(text, given is null ? _file : Setting, ids), false, given is null ? _file : Setting);
    }

    public MasterKey Key { get; }

    /// <summary>It was made just now, and lies nowhere yet.</summary>
    public bool IsNew { get; private set; }

    /// <summary>What a person would have to change to have another.</summary>
    public string Name { get; }

    /// <summary>Keeps a new key: readable for the owner alone, and whole or not at all.</summary>
    internal void Keep()
    {
        var half = $"{_file}.half";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(half, options))
        {
            stream.Write(System.Text.Encoding.ASCII.GetBytes(Key.Reveal() + "\n"));
            stream.Flush(flushToDisk: true);
        }

        File.Move(half, _file);
        IsNew = false;
    }
}
