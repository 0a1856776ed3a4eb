namespace Parley.Server.Tests.Api.BadInput;

/// <summary>Idempotency keys that are none.</summary>
internal static class BadKeys
{
    public static readonly Dictionary<string, Bad> Table = new()
    {
        ["an empty Idempotency-Key"] = Key(""),
        ["an Idempotency-Key of blanks"] = Key("   "),
        ["an Idempotency-Key of 256 characters"] = Key(new string('k', 256)),
        ["an Idempotency-Key with a blank in it"] = Key("my key"),
        ["an Idempotency-Key with a tab in it"] = Key("my\tkey"),
        ["a wrong Idempotency-Key at a call without a body"] = Key("my key") with { Request = "POST /api/v1/tickets/<ticket>/customer-link", Body = null },
        ["a wrong Idempotency-Key at an upload"] = Key("my key") with { Request = "POST /api/v1/files/upload" },
        ["a wrong Idempotency-Key beside a wrong body"] = Key("my key") with { Body = "{" },
    };

    private static Bad Key(string key) =>
        new("POST /api/v1/tickets", TicketJson.With("subject", "\"A\""), 400, "invalid_idempotency_key", "/Idempotency-Key") { Header = ("Idempotency-Key", key) };
}
