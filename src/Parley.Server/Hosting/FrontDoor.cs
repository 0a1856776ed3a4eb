using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Parley.Server.Hosting;

/// <summary>
/// Turns newcomers away a moment before the server stops listening. A listening socket that is closed resets the connections that the system has
/// made and nobody has taken, and Kestrel closes those that it has taken and not yet read from; their requests may lie in them, and a proxy
/// does not send a POST twice. Behind a closed door no new ones are made, and what was made is served. On Linux only; elsewhere the two
/// races stay.
/// </summary>
internal sealed class FrontDoor : IHostedLifecycleService
{
    // For a proxy to send what belongs to the connections it has, and for Kestrel to read it.
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentBag<Socket> _listening = [];

    /// <summary>Lets Kestrel listen as it would, and remembers where.</summary>
    public void Watch(SocketTransportOptions sockets) => sockets.CreateBoundListenSocket = address =>
    {
        var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(address);
        if (OperatingSystem.IsLinux() && socket.AddressFamily is AddressFamily.InterNetwork or AddressFamily.InterNetworkV6)
        {
            _listening.Add(socket);
        }

        return socket;
    };

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        foreach (var socket in _listening)
        {
            NoMore.Connections(socket);
        }

        return _listening.IsEmpty ? Task.CompletedTask : Task.Delay(Moment, TimeProvider.System, cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// The system drops each request for a connection (SYN) unanswered, as if the network had lost it. Who asked repeats it a second later; by then
    /// nobody listens, and it is refused, which is the one failure after which every proxy goes on to another node with any request.
    /// </summary>
    private static class NoMore
    {
        private const int SolSocket = 1;
        private const int SoAttachFilter = 26;

        // Four instructions of the socket filter, of eight bytes each: code, jump if true, jump if false, operand.
        private static readonly (ushort Code, byte True, byte False, uint Operand)[] Filter =
        [
            (0x30, 0, 0, 13), // load the byte of flags of the TCP header
            (0x45, 0, 1, 0x02), // SYN?
            (0x06, 0, 0, 0), // drop
            (0x06, 0, 0, uint.MaxValue), // let pass
        ];

        public static void Connections(Socket socket)
        {
            // struct sock_filter[] and struct sock_fprog of linux/filter.h; pinned, for one holds the address of the other.
            var filter = GC.AllocateArray<byte>(8 * Filter.Length, pinned: true);
            for (var i = 0; i < Filter.Length; i++)
            {
                var at = filter.AsSpan(8 * i);
                MemoryMarshal.Write(at, Filter[i].Code);
                (at[2], at[3]) = (Filter[i].True, Filter[i].False);
                MemoryMarshal.Write(at[4..], Filter[i].Operand);
            }

            var program = new byte[2 * IntPtr.Size];
            MemoryMarshal.Write(program, (ushort)Filter.Length);
            MemoryMarshal.Write(program.AsSpan(IntPtr.Size), Marshal.UnsafeAddrOfPinnedArrayElement(filter, 0));
            try
            {
                socket.SetRawSocketOption(SolSocket, SoAttachFilter, program);
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                // A system that does not know it, or a socket that is closed already: it is as it would be without.
            }
        }
    }
}
