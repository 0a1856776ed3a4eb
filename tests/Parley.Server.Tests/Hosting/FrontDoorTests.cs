using System.Net;
using System.Net.Sockets;
using System.Text;
using Parley.Server.Hosting;
using Parley.Server.Tests.Nodes;
using Parley.Testing;

namespace Parley.Server.Tests.Hosting;

public sealed class FrontDoorTests
{
    private const int Stops = 8;
    private const int Callers = 32;

    [Fact]
    public async Task Who_was_let_in_is_answered_though_the_server_stops()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere the door cannot be closed before the house.");
        var folder = Directory.CreateTempSubdirectory("parley-door");
        var settings = new Settings { Data = folder.FullName, Database = Path.Combine(folder.FullName, "parley.db") };
        for (var stop = 0; stop < Stops; stop++)
        {
            var node = await ParleyNode.Start(settings);
            var address = new IPEndPoint(IPAddress.Loopback, node.Address.Port);
            var answered = 0;
            var calling = Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => CallUntilTurnedAway(address, () => Interlocked.Increment(ref answered))));
            await Task.WhenAny(Wait.Until(() => Task.FromResult(answered > 10 * Callers), TimeSpan.FromSeconds(30), "calls"), calling);
            await node.DisposeAsync();
            await calling;
        }

        folder.Delete(recursive: true);
    }

    /// <summary>A new connection for each request, as a proxy makes them; every one that is made must be answered.</summary>
    private static async Task CallUntilTurnedAway(IPEndPoint address, Action answered)
    {
        while (true)
        {
            using var connection = new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await connection.ConnectAsync(address);
            }
            catch (SocketException)
            {
                return;
            }

            await connection.SendAsync(Encoding.ASCII.GetBytes("GET /health/live HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n"));
            using var answer = new StreamReader(new NetworkStream(connection));
            (await answer.ReadLineAsync()).ShouldBe("HTTP/1.1 200 OK");
            answered();
        }
    }
}
