using Microsoft.AspNetCore.SignalR;

namespace Parley.Server.Realtime;

/// <summary>Logs what fails in the hub. SignalR would log refusals as failures too, and they are answers.</summary>
internal sealed class HubErrors(ILogger<HubErrors> log) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocationContext);
        }
        catch (Exception error) when (error is not (HubException or OperationCanceledException))
        {
            log.LogError(error, "{Method} failed.", invocationContext.HubMethodName);
            throw;
        }
    }
}
