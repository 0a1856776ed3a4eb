using System.Buffers;
using System.Security.Cryptography;
using Parley.Platform.Ids;
using Parley.Platform.Work;

namespace Parley.Desk.Files;

/// <summary>What was written to disk.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Hex, lower-case.</param>
public sealed record WrittenFile(long Size, string Sha256);

/// <summary>The files' bytes on the local disk, a folder a workspace, named by id: nothing a user chose is ever part of a path.</summary>
public sealed class LocalFiles(string root, CommitPoints points)
{
    /// <summary>Where a file lies inside the folder, with a slash between.</summary>
    public static string PlaceOf(WorkspaceId workspace, FileId id) => $"{workspace.Value:N}/{id.Value:N}";

    /// <summary>Writes the bytes whole, synced to disk, or leaves nothing.</summary>
    /// <param name="read">Fills a buffer with what comes next and answers how much that is; 0 at the end.</param>
    /// <returns>Null when there is more than <paramref name="most"/> bytes.</returns>
    public async Task<WrittenFile?> Write(WorkspaceId workspace, FileId id, Func<Memory<byte>, Task<int>> read, long most, CancellationToken ct)
    {
        var path = PathOf(workspace, id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // a file's path has a folder
        var part = path + ".part";
        try
        {
            var written = await Copy(read, part, most, ct);
            if (written is not null)
            {
                File.Move(part, path);
                points.Pass(CommitPoint.FileWritten);
            }

            return written;
        }
        finally
        {
            File.Delete(part);
        }
    }

    public Stream Open(WorkspaceId workspace, FileId id) =>
        new FileStream(PathOf(workspace, id), FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);

    public void Delete(WorkspaceId workspace, FileId id) => File.Delete(PathOf(workspace, id));

    private static async Task<WrittenFile?> Copy(Func<Memory<byte>, Task<int>> read, string path, long most, CancellationToken ct)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(81920);
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
            long size = 0;
            for (int count; (count = await read(buffer)) > 0;)
            {
                size += count;
                if (size > most)
                {
                    return null;
                }

                digest.AppendData(buffer, 0, count);
                await file.WriteAsync(buffer.AsMemory(0, count), ct);
            }

            file.Flush(flushToDisk: true);
            return new WrittenFile(size, Convert.ToHexStringLower(digest.GetHashAndReset()));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private string PathOf(WorkspaceId workspace, FileId id) => Path.Combine(root, PlaceOf(workspace, id));
}
