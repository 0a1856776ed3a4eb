using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Parley.Server.Tests.Nodes;

/// <summary>nginx as docs/operations/several-nodes.md sets it up, from that page's own text, in front of nodes at fixed ports.</summary>
internal sealed partial class Nginx : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;

    private Nginx(Process process, string folder, Uri address) => (_process, _folder, Address) = (process, folder, address);

    public Uri Address { get; }

    public static string? Program { get; } = new[] { "/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx", "/usr/local/bin/nginx" }.FirstOrDefault(File.Exists);

    /// <summary>Started by this user, without a service; it listens on the loopback only.</summary>
    public static async Task<Nginx> Start(IReadOnlyList<Uri> nodes)
    {
        var folder = Directory.CreateTempSubdirectory("parley-nginx").FullName;
        var port = FreePort();
        await File.WriteAllTextAsync(Path.Combine(folder, "nginx.conf"), Frame(folder, await Documented(nodes, port)));
        var process = Process.Start(new ProcessStartInfo(Program!, ["-p", folder, "-e", "error.log", "-c", "nginx.conf", "-g", "daemon off;"]))!; // the caller has looked; a program file is started anew
        var nginx = new Nginx(process, folder, new Uri($"http://127.0.0.1:{port}"));
        await Wait.Until(() => nginx.Listens(), TimeSpan.FromSeconds(10), "nginx listens");
        return nginx;
    }

    /// <summary>What went wrong, each kind with how often and when first.</summary>
    public async Task<string> Errors()
    {
        var lines = (await File.ReadAllLinesAsync(Path.Combine(_folder, "error.log"))).Where(line => line.Contains("[error]", StringComparison.Ordinal));
        var kinds = lines.Select(line => (Time: line[..19], What: Kind().Match(line).Value)).GroupBy(line => line.What, line => line.Time);
        return string.Join('\n', kinds.Select(kind => $"nginx: {kind.Count()} times since {kind.Min()} until {kind.Max()}{kind.Key}"));
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        using (var term = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
        {
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [GeneratedRegex(@" (no live|connect|upstream|recv|send|writev)[^,]*|upstream: ""[^/]*//[^/]*/")]
    private static partial Regex Kind();

    private async Task<bool> Listens()
    {
        _process.HasExited.ShouldBeFalse(_process.HasExited ? await Errors() : null);
        try
        {
            using var connection = new TcpClient();
            await connection.ConnectAsync(IPAddress.Loopback, Address.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>The page's block, with this test's addresses in the place of the example's.</summary>
    private static async Task<string> Documented(IReadOnlyList<Uri> nodes, int port)
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Testing.ProjectFolder.Root, "docs", "operations", "several-nodes.md"));
        return page.Split("```nginx")[1].Split("```")[0]
            .Replace("10.0.0.11:5080", nodes[0].Authority, StringComparison.Ordinal)
            .Replace("10.0.0.12:5080", nodes[1].Authority, StringComparison.Ordinal)
            .Replace("listen 80;", $"listen 127.0.0.1:{port};", StringComparison.Ordinal);
    }

    private static string Frame(string folder, string inside) => $$"""
        worker_processes 2;
        pid nginx.pid;
        error_log error.log error;
        events { worker_connections 1024; }
        http {
          access_log off;
          client_body_temp_path {{folder}}/body;
          proxy_temp_path {{folder}}/proxy;
          fastcgi_temp_path {{folder}}/fastcgi;
          uwsgi_temp_path {{folder}}/uwsgi;
          scgi_temp_path {{folder}}/scgi;
          {{inside}}
        }
        """;
}
