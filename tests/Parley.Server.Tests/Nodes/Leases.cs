using System.Net;
using Parley.Testing;

namespace Parley.Server.Tests.Nodes;

/// <summary>The leases of a node that died.</summary>
internal static class Leases
{
    /// <summary>Lets them end now, by the clock of a node that runs for tests.</summary>
    public static Task LetLeasesEnd(this HttpClient node) => node.PostJson("/_test/clock", new { advance = "PT20S" }, HttpStatusCode.OK);
}
