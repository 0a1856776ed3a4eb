using System.Text.Json;
using System.Text.Json.Serialization;
using Parley.Platform.Ids;
using Parley.Platform.Work;

namespace Parley.Desk.Workflow;

/// <summary>A workspace's rules as they are kept; a workspace that has changed none has no row.</summary>
public sealed class WorkflowDocument : IInWorkspace
{
    // A node of the next release may have written more.
    private static readonly JsonSerializerOptions Lenient = new(PublicJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    public required WorkspaceId WorkspaceId { get; init; }

    public long Version { get; private set; }

    /// <summary>JSON.</summary>
    public string Rules { get; private set; } = "{}";

    /// <summary>The same as in the rules, for the question which workspaces have something to close.</summary>
    public int CloseAfterDays { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public WorkflowRules Read() => JsonSerializer.Deserialize<WorkflowRules>(Rules, Lenient)! with { Version = Version }; // written by Set

    public WorkflowRules Set(WorkflowRules rules, DateTimeOffset now)
    {
        var next = rules with { Version = Version + 1 };
        (Version, Rules, CloseAfterDays, ChangedAt) = (next.Version, JsonSerializer.Serialize(next, PublicJson.Options), next.CloseAfterDays, now);
        return next;
    }
}
