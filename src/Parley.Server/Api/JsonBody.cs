using System.Text.Json;
using System.Text.Unicode;
using Parley.Platform.Work;

namespace Parley.Server.Api;

/// <summary>Reads a request's JSON and says which field is at fault when it cannot be read.</summary>
internal static class JsonBody
{
    public static async Task<Result<T>> Read<T>(HttpRequest request, CancellationToken ct)
        where T : class
    {
        if (!request.HasJsonContentType())
        {
            return new Refusal(RefusalKind.Malformed, "not_json", "Send the body as application/json.");
        }

        var bytes = await Bytes(request, ct);
        request.HttpContext.Features.Set(new SentBody(bytes));
        if (!Utf8.IsValid(bytes.Span))
        {
            return Malformed("", "malformed_json", "The body is no UTF-8.");
        }

        try
        {
            using var document = JsonDocument.Parse(bytes);
            return Of<T>(document.RootElement);
        }
        catch (JsonException error)
        {
            return Malformed("", "malformed_json", $"This is no JSON (line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}).");
        }
    }

    /// <summary>The same for JSON that came by another way than a request's body.</summary>
    public static Result<T> Of<T>(JsonElement json)
        where T : class =>
        JsonShape.Check(json, PublicJson.Options.GetTypeInfo(typeof(T))) is { } wrong ? wrong : Deserialize<T>(json);

    public static Refusal Malformed(string field, string code, string message) =>
        new(RefusalKind.Malformed, code, message) { Errors = [new FieldError(field, code, message)] };

    private static async Task<ReadOnlyMemory<byte>> Bytes(HttpRequest request, CancellationToken ct)
    {
        using var buffer = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, 1024 * 1024));
        await request.Body.CopyToAsync(buffer, ct);
        var bytes = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        return bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
    }

    private static Result<T> Deserialize<T>(JsonElement json)
        where T : class
    {
        try
        {
            return json.Deserialize<T>(PublicJson.Options) is { } body ? body : Malformed("", "wrong_type", "An object is expected.");
        }
        catch (UnreadableValue error)
        {
            return Refusal.Invalid(Pointer(error.Path), error.Code, error.Message);
        }
        catch (JsonException error)
        {
            // All else that could be wrong has been looked for.
            return Malformed(Pointer(error.Path), "wrong_type", "The value is of another JSON type than this field's.");
        }
    }

    // $.requester.email and $.tags[0] become /requester/email and /tags/0; the names are our own, so no sign of the path stands in them.
    private static string Pointer(string? path) =>
        path?[1..].Replace('.', '/').Replace('[', '/').Replace("]", "", StringComparison.Ordinal) ?? "";
}
