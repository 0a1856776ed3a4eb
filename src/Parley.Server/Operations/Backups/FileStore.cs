using Parley.Platform.Data.Copies;
using Parley.Server.Hosting;

namespace Parley.Server.Operations.Backups;

/// <summary>The files' bytes on their way into a backup and out of it.</summary>
internal sealed class FileStore(Settings settings) : IDisposable
{
    public const string Prefix = "files/";

    private readonly string _folder = Path.Combine(settings.Data, "files");
    private readonly List<string> _published = [];
    private bool _kept;

    private string Staging => _folder + ".part";

    public async Task<(List<string> Missing, List<string> Damaged)> Pack(
        IReadOnlyList<KeptFile> files, ArchiveWriter archive, ICopyProgress progress, CancellationToken ct)
    {
        var (missing, damaged) = (new List<string>(), new List<string>());
        progress.Start("Writing the files", files.Sum(f => f.Size));
        foreach (var file in files)
        {
            var path = Path.Combine(_folder, file.Place);
            if (!File.Exists(path))
            {
                missing.Add(file.Place);
                continue;
            }

            await using var bytes = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
            if ((await archive.Add(Prefix + file.Place, bytes, ct)).Sha256 != file.Sha256)
            {
                damaged.Add(file.Place);
            }
        }

        return (missing, damaged);
    }

    /// <summary>Lays a file of a backup aside; false: it is no file.</summary>
    public async Task<bool> Unpack(string entry, Stream content, CancellationToken ct)
    {
        // What names a file decides where it is written: two ids, and nothing else.
        if (entry.Split('/') is not ["files", var workspace, var id] || !Guid.TryParseExact(workspace, "N", out _) || !Guid.TryParseExact(id, "N", out _))
        {
            return false;
        }

        Directory.CreateDirectory(Path.Combine(Staging, workspace));
        await using var file = CopyFile.Create(Path.Combine(Staging, workspace, id));
        await content.CopyToAsync(file, ct);
        file.Flush(flushToDisk: true);
        return true;
    }

    /// <summary>Moves what was laid aside to its place. Nothing names it yet, so what lies there under the same ids is of no use to anybody.</summary>
    public void Publish()
    {
        if (!Directory.Exists(Staging))
        {
            return;
        }

        foreach (var from in Directory.EnumerateFiles(Staging, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(_folder, Path.GetRelativePath(Staging, from));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!); // it lies in the folder of files
            File.Move(from, to, overwrite: true);
            _published.Add(to);
        }
    }

    /// <summary>The database names them now.</summary>
    public void Keep() => _kept = true;

    public void Dispose()
    {
        if (Directory.Exists(Staging))
        {
            Directory.Delete(Staging, recursive: true);
        }

        foreach (var file in _kept ? [] : _published)
        {
            File.Delete(file);
        }
    }
}
