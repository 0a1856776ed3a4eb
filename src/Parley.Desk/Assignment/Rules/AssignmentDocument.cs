using System.Text.Json;
using System.Text.Json.Serialization;
using Parley.Platform.Ids;
using Parley.Platform.Work;

namespace Parley.Desk.Assignment.Rules;

/// <summary>A workspace's rules as they are kept; a workspace that has changed none has no row.</summary>
public sealed class AssignmentDocument : IInWorkspace
{
    // A node of the next release may have written more.
    private static readonly JsonSerializerOptions Lenient = new(PublicJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    public required WorkspaceId WorkspaceId { get; init; }

    public long Version { get; private set; }

    /// <summary>JSON.</summary>
    public string Rules { get; private set; } = "{}";

    public DateTimeOffset ChangedAt { get; private set; }

    internal AssignmentRules Read() => JsonSerializer.Deserialize<AssignmentRules>(Rules, Lenient)! with { Version = Version }; // written by Set

    internal AssignmentRules Set(AssignmentRules rules, DateTimeOffset now)
    {
        var next = rules with { Version = Version + 1 };
        (Version, Rules, ChangedAt) = (next.Version, JsonSerializer.Serialize(next, PublicJson.Options), now);
        return next;
    }
}
