namespace Parley.Server.Tests.Nodes;

/// <summary>The figures of a run, for who reads the test's output and for bench/nodes.</summary>
internal static class Report
{
    public static async Task Add(params string[] lines)
    {
        foreach (var line in lines)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(line);
        }

        if (Environment.GetEnvironmentVariable("PARLEY_NODES_REPORT") is { } path)
        {
            await File.AppendAllLinesAsync(path, lines.Select(l => $"- {l}"));
        }
    }
}
