using Parley.Server.Tests.Support;

namespace Parley.Server.Tests.Api.BadInput;

/// <summary>Imports that are not taken.</summary>
internal static class BadImports
{
    private const string Upload = "POST /api/v1/imports";

    public static readonly Dictionary<string, Bad> Table = new()
    {
        ["an import that is JSON"] = new(Upload, """{"file": "abc"}""", 400, "not_multipart"),
        ["an import without a file"] = Send(() => new MultipartFormDataContent { { new StringContent("tickets"), "kind" } }, 422, "required", "/file"),
        ["an import that is empty"] = Send(() => Form([], ("kind", "tickets")), 422, "empty_file", "/file"),
        ["an import without a kind"] = Send(() => Form("email,subject\n"u8.ToArray()), 422, "required", "/kind"),
        ["an import of an unknown kind"] = Send(() => Form([1], ("kind", "companies")), 422, "unknown_word", "/kind"),
        ["an import with a part nobody knows"] = Send(() => Form([1], ("kind", "tickets"), ("colour", "red")), 400, "unknown_field"),
        ["an import with two files"] = Send(() => Two(), 400, "unknown_field"),
        ["an import whose columns are no object"] = Send(() => Form([1], ("kind", "tickets"), ("columns", "[1]")), 422, "wrong_type", "/columns"),
        ["an import with a tag of two words"] = Send(() => Form([1], ("kind", "tickets"), ("tag", "two words")), 422, "invalid", "/tag"),
        ["an import over too many days"] = Send(() => Form([1], ("kind", "tickets"), ("spread_days", "99999")), 422, "out_of_range", "/spread_days"),
        ["an import over a number of days that is none"] = Send(() => Form([1], ("kind", "tickets"), ("spread_days", "-1")), 422, "out_of_range", "/spread_days"),
        ["an import whose source is too long"] = Send(() => Form([1], ("kind", "tickets"), ("source", new string('x', 101))), 422, "too_long", "/source"),
        ["an import by a key that may not"] = Send(() => Form([1], ("kind", "tickets")), 403, "forbidden") with { As = Bad.Caller.Writer },
        ["a change of an import nobody knows"] = new("PATCH /api/v1/imports/<nobody>", """{"tag": "x"}""", 404, "not_found"),
        ["a change of an import's state"] = new("PATCH /api/v1/imports/<import>", """{"state": "done"}""", 400, "unknown_field", "/state"),
        ["a change to an import's tag of two words"] = new("PATCH /api/v1/imports/<import>", """{"tag": "two words"}""", 422, "invalid", "/tag"),
        ["a start of an import nobody knows"] = new("POST /api/v1/imports/<nobody>/start", null, 404, "not_found"),
        ["a start of another workspace's import"] = new("POST /api/v1/imports/<their import>/start", null, 404, "not_found"),
    };

    private static Bad Send(Func<HttpContent> content, int status, string code, string? pointer = null) => new(Upload, null, status, code, pointer) { Content = content };

    private static MultipartFormDataContent Form(byte[] bytes, params (string Name, string Value)[] fields)
    {
        var form = Answers.Form("a.csv", bytes);
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        return form;
    }

    private static MultipartFormDataContent Two()
    {
        var form = Answers.Form("a.csv", [1]);
        form.Add(new ByteArrayContent([1]), "file", "b.csv");
        return form;
    }
}
