using System.Text;
using System.Text.Json;
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

        try
        {
            var body = await JsonSerializer.DeserializeAsync<T>(request.Body, PublicJson.Options, ct);
            return body is null ? Malformed("", "wrong_type", "An object is expected.") : body;
        }
        catch (UnreadableValue error)
        {
            return Refusal.Invalid(Pointer(error.Path), error.Code, error.Message);
        }
        catch (JsonException error) when (error.InnerException is null && IsUnknownField(error))
        {
            return Malformed(Pointer(error.Path), "unknown_field", "There is no such field here.");
        }
        catch (JsonException error) when (error.InnerException?.GetType().Name == "JsonReaderException")
        {
            return Malformed("", "malformed_json", $"This is no JSON (line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}).");
        }
        catch (JsonException error)
        {
            return error.Message.Contains("uplicate", StringComparison.Ordinal)
                ? Malformed(Pointer(error.Path), "duplicate_field", "This field stands here twice.")
                : Malformed(Pointer(error.Path), "wrong_type", "The value is of another JSON type than this field's.");
        }
        catch (InvalidOperationException)
        {
            // The reader's answer to text that holds half a surrogate pair.
            return Malformed("", "malformed_json", "The body holds text that is no Unicode.");
        }
    }

    private static bool IsUnknownField(JsonException error) => error.Message.Contains("could not be mapped to any .NET member", StringComparison.Ordinal);

    private static Refusal Malformed(string field, string code, string message) =>
        new(RefusalKind.Malformed, code, message) { Errors = [new FieldError(field, code, message)] };

    // $.requester.email and $.tags[0] and $['odd name'] become /requester/email, /tags/0, /odd name.
    private static string Pointer(string? path)
    {
        var pointer = new StringBuilder();
        for (var at = 1; path is not null && at < path.Length;)
        {
            int end;
            if (path[at] == '.')
            {
                end = path.AsSpan(at + 1).IndexOfAny('.', '[') is var next and >= 0 ? at + 1 + next : path.Length;
                Add(pointer, path[(at + 1)..end]);
            }
            else if (path.AsSpan(at).StartsWith("['"))
            {
                end = path.IndexOf("']", at, StringComparison.Ordinal) + 2;
                Add(pointer, path[(at + 2)..(end - 2)]);
            }
            else
            {
                end = path.IndexOf(']', at) + 1;
                Add(pointer, path[(at + 1)..(end - 1)]);
            }

            at = end;
        }

        return pointer.ToString();
    }

    private static void Add(StringBuilder pointer, string name) =>
        pointer.Append('/').Append(name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
}
