using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Parley.Platform.Ids;

namespace Parley.Platform.Work.Repeats;

/// <summary>A key in the hands of one caller.</summary>
internal sealed record Claim(WorkspaceId Workspace, Once Once, byte[] Hash)
{
    public static Claim Of(Caller caller, Once once)
    {
        // None of these holds a line's end.
        var scope = string.Create(
            CultureInfo.InvariantCulture, $"{caller.Workspace.Value}\n{caller.Actor.Type}\n{caller.Actor.Id}\n{once.Route}\n{once.Key}");
        return new Claim(caller.Workspace, once, SHA256.HashData(Encoding.UTF8.GetBytes(scope)));
    }

    public string Name => Convert.ToHexStringLower(Hash);

    /// <summary>The advisory lock on PostgreSQL. Two keys that shared one by chance would only wait for each other.</summary>
    public long Lock => BinaryPrimitives.ReadInt64BigEndian(Hash);
}
