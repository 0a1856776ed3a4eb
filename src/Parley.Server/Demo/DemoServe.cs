using Parley.Server.Hosting;

namespace Parley.Server.Demo;

internal static class DemoServe
{
    public static Task<int> Run(Settings settings, CancellationToken ct) => Cli.Serve.Run(settings, ct);
}
