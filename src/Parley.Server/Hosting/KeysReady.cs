using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Parley.Platform.Security;

namespace Parley.Server.Hosting;

/// <summary>Before the server answers anyone: the master key is the right one, and there is one key for sessions that every node knows.</summary>
internal sealed class KeysReady(ProtectionKeys keys, IKeyManager manager, Settings settings) : IHostedService
{
    // Data protection's own default.
    private static readonly TimeSpan Life = TimeSpan.FromDays(90);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // Two nodes that start together would each make a key, and neither would know the other's for a day.
        await using var alone = await keys.Lock(cancellationToken);
        await keys.Prove(cancellationToken);
        await TakeOverFiles(cancellationToken);
        var now = TimeProvider.System.GetUtcNow(); // data protection knows no other clock
        if (!manager.GetAllKeys().Any(key => !key.IsRevoked && key.ExpirationDate > now))
        {
            manager.CreateNewKey(now, now + Life);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // They lay in the data folder once, in plain; taken over, so that nobody has to sign in again.
    private async Task TakeOverFiles(CancellationToken ct)
    {
        var folder = Path.Combine(settings.Data, "keys");
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var file in Directory.GetFiles(folder, "*.xml"))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            if (!await keys.Has(name, ct))
            {
                await keys.Add(name, await File.ReadAllTextAsync(file, ct), ct);
            }
        }

        Directory.Delete(folder, recursive: true);
    }
}
