using Parley.Testing;

namespace Parley.Server.Tests.Api;

public sealed class OpenApiDocumentTests(ParleyHost host)
{
    /// <summary>The committed document is what integrators read and what the agent app's types are made from.</summary>
    [Fact]
    public async Task The_committed_document_is_the_servers()
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        var served = (await client.GetStringAsync("/openapi/v1.json")).ReplaceLineEndings("\n") + "\n";
        var path = Path.Combine(ProjectFolder.Root, "docs", "api", "openapi.json");
        if (Environment.GetEnvironmentVariable("PARLEY_WRITE_DOCS") == "1")
        {
            await File.WriteAllTextAsync(path, served);
        }

        (await File.ReadAllTextAsync(path)).ShouldBe(served, "run this test with PARLEY_WRITE_DOCS=1, then 'npm run types' in web/");
    }
}
