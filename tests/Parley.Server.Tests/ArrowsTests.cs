using System.Reflection;
using System.Text.RegularExpressions;
using Parley.Testing;

namespace Parley.Server.Tests;

/// <summary>Who may know whom (docs/architecture.md).</summary>
public sealed partial class ArrowsTests
{
    private static readonly Dictionary<string, string[]> Projects = new()
    {
        ["Parley.Platform"] = [],
        ["Parley.Desk"] = ["Parley.Platform"],
        ["parley"] = ["Parley.Desk", "Parley.Platform"],
    };

    /// <summary>Each capability with those it may know; a later one may call an earlier one, never the other way.</summary>
    private static readonly Dictionary<string, string[]> Capabilities = new()
    {
        ["People"] = [],
        ["Teams"] = ["People"],
        ["Files"] = ["People", "Teams"],
        ["Tickets"] = ["People", "Teams", "Files"],
        ["Assignment"] = ["People", "Teams", "Files", "Tickets", "Calendars", "Sla"],
        ["Counters"] = ["People", "Teams", "Files", "Tickets", "Calendars", "Sla"],
        ["Search"] = ["People", "Teams", "Files", "Tickets"],
        ["SavedViews"] = ["People", "Teams", "Files", "Tickets", "Counters", "Search"],
        ["Feed"] = ["People", "Teams", "Files", "Tickets"],
        ["Jobs"] = ["People", "Teams", "Files", "Tickets"],
        ["Workflow"] = ["People", "Teams", "Files", "Tickets"],
        ["BulkChanges"] = ["People", "Teams", "Files", "Tickets", "Search", "Workflow"],
        ["Calendars"] = ["People", "Teams"],
        ["Sla"] = ["People", "Teams", "Files", "Tickets", "Calendars"],
        ["Time"] = ["People", "Teams", "Files", "Tickets"],
        ["Escalation"] = ["People", "Teams", "Files", "Tickets"],
        ["Ratings"] = ["People", "Teams", "Files", "Tickets"],
        ["Imports"] = ["People", "Teams", "Files", "Tickets"],
        ["Seed"] = ["People", "Teams", "Files", "Tickets", "Assignment", "Counters", "Search"],
    };

    [Fact]
    public void Projects_know_only_those_they_may()
    {
        foreach (var (name, allowed) in Projects)
        {
            var known = Assembly.Load(name).GetReferencedAssemblies().Select(a => a.Name!).Where(Projects.ContainsKey); // an assembly has a name
            known.Except(allowed).ShouldBeEmpty($"{name} knows them and must not");
        }
    }

    [Fact]
    public void Capabilities_of_the_desk_know_only_earlier_ones()
    {
        var desk = Path.Combine(ProjectFolder.Root, "src", "Parley.Desk");
        var folders = Directory.GetDirectories(desk).Select(f => Path.GetFileName(f)!).Except(["bin", "obj", "Migrations"]); // a folder has a name

        folders.ShouldBe(Capabilities.Keys, ignoreOrder: true, "a new capability needs its place in the order");
        foreach (var (capability, allowed) in Capabilities)
        {
            var known = Directory.EnumerateFiles(Path.Combine(desk, capability), "*.cs", SearchOption.AllDirectories)
                .SelectMany(file => Mention().Matches(File.ReadAllText(file)).Select(m => m.Groups["name"].Value))
                .Where(Capabilities.ContainsKey)
                .Distinct();
            known.Except([.. allowed, capability]).ShouldBeEmpty($"{capability} knows them and must not");
        }
    }

    [Fact]
    public void The_desk_and_the_platform_know_nothing_of_HTTP()
    {
        foreach (var name in (string[])["Parley.Platform", "Parley.Desk"])
        {
            Assembly.Load(name).GetReferencedAssemblies().Select(a => a.Name!) // an assembly has a name
                .Where(a => a.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) && !a.StartsWith("Microsoft.AspNetCore.Identity", StringComparison.Ordinal))
                .ShouldBeEmpty($"{name} is no door");
        }
    }

    // "using Parley.Desk.Tickets" and the short "Tickets.TicketId" inside the desk's namespace.
    [GeneratedRegex(@"using Parley\.Desk\.(?<name>\w+)|(?<![\w.""])(?<name>People|Teams|Files|Tickets|Assignment|Counters|Search|SavedViews|Feed|Jobs|Workflow|Calendars|Sla|Time|Escalation|Ratings|Imports|Seed|BulkChanges)\.(?=[A-Z])")]
    private static partial Regex Mention();
}
