namespace Parley.Platform.Data.Copies;

/// <summary>Makes files that hold all of an installation's secrets.</summary>
public static class CopyFile
{
    /// <summary>A new file for the owner alone; one that lay there is replaced.</summary>
    public static FileStream Create(string path)
    {
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 64 * 1024 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}
