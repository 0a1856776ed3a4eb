using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Parley.Desk.Files;
using Parley.Platform.Ids;

namespace Parley.Server.Operations.Backups;

/// <summary>A file that the database knows, of any workspace.</summary>
/// <param name="Place">Where it lies in the folder of files.</param>
internal sealed record KeptFile(string Place, long Size, string Sha256)
{
    public static async IAsyncEnumerable<KeptFile> All(DbConnection connection, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "select workspace_id, id, size, sha256 from stored_file order by id";
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var place = LocalFiles.PlaceOf(WorkspaceId.From(Id(reader.GetValue(0))), FileId.From(Id(reader.GetValue(1))));
            yield return new KeptFile(place, Convert.ToInt64(reader.GetValue(2), CultureInfo.InvariantCulture), reader.GetString(3));
        }
    }

    private static Guid Id(object value) => value is byte[] bytes ? new Guid(bytes, bigEndian: true) : (Guid)value;
}
