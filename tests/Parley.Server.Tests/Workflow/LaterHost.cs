using Parley.Testing;

namespace Parley.Server.Tests.Workflow;

/// <summary>A server of its own whose clock stands still until a test lets days pass.</summary>
public sealed class LaterHost : ParleyHost
{
    public StandingClock Now { get; } = new();

    protected override TimeProvider Clock => Now;
}
