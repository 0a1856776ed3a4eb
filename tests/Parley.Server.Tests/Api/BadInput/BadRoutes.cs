namespace Parley.Server.Tests.Api.BadInput;

/// <summary>Addresses and methods that there are not.</summary>
internal static class BadRoutes
{
    public static readonly Dictionary<string, Bad> Table = new()
    {
        ["an address that there is not"] = new("GET /api/v1/nothing", null, 404, "not_found"),
        ["a write to an address that there is not"] = new("POST /api/v1/nothing", "{}", 404, "not_found"),
        ["another version"] = new("GET /api/v2/tickets", null, 404, "not_found"),
        ["the root of the API"] = new("GET /api/v1", null, 404, "not_found"),
        ["deleting all tickets"] = new("DELETE /api/v1/tickets", null, 405, "method_not_allowed"),
        ["replacing all teams"] = new("PUT /api/v1/teams", "{}", 405, "method_not_allowed"),
        ["reading where only uploads go"] = new("GET /api/v1/files/upload", null, 405, "method_not_allowed"),
        ["deleting a contact"] = new("DELETE /api/v1/contacts/<contact>", null, 405, "method_not_allowed"),
        ["an address that there is not, for nobody"] = new("GET /api/v1/nothing", null, 401, "unauthenticated") { As = Bad.Caller.Nobody },
    };
}
