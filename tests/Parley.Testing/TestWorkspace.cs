using System.Net.Http.Headers;
using Parley.Desk;
using Parley.Desk.Teams;
using Parley.Platform.Ids;
using Parley.Platform.Work;

namespace Parley.Testing;

/// <summary>One test's own workspace, and ways in.</summary>
public sealed class TestWorkspace
{
    private readonly ParleyHost _host;

    internal TestWorkspace(ParleyHost host, FoundedWorkspace founded, string tag, string password)
    {
        (_host, Founded, Tag, AdminPassword) = (host, founded, tag, password);
        Api = Client(founded.ApiKey);
    }

    public FoundedWorkspace Founded { get; }

    public WorkspaceId Id => Founded.Id;

    /// <summary>In every name of this workspace, so that it is recognised where it must not be.</summary>
    public string Tag { get; }

    public string AdminEmail => Founded.Admin.Email;

    public string AdminPassword { get; }

    /// <summary>The API with the administrator's key.</summary>
    public HttpClient Api { get; }

    public Caller Admin => new(Id, new Actor(ActorType.Agent, Founded.Admin.Id.Value, Founded.Admin.Name), Permissions.OfAdmins, SeesAllTickets: true, Teams: []);

    public HttpClient Client(string? key)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = _host.Address };
        if (key is not null)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        return client;
    }
}
