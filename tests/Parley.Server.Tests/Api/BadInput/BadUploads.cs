using System.Net.Http.Headers;
using Parley.Server.Tests.Support;

namespace Parley.Server.Tests.Api.BadInput;

/// <summary>Uploads that are not kept.</summary>
internal static class BadUploads
{
    private const string Upload = "POST /api/v1/files/upload";

    public static readonly Dictionary<string, Bad> Table = new()
    {
        ["an upload that is JSON"] = new(Upload, """{"file": "abc"}""", 400, "not_multipart"),
        ["an upload without a boundary"] = new(Upload, "abc", 400, "not_multipart") { ContentType = "multipart/form-data" },
        ["an upload of nothing"] = new(Upload, null, 400, "not_multipart"),
        ["an upload without a file"] = Send(() => new MultipartFormDataContent { { new StringContent("00000000-0000-7000-8000-000000000000"), "ticket_id" } }, 422, "required", "/file"),
        ["an upload without parts"] = Send(() => Raw("--b--\r\n"), 422, "required", "/file"),
        ["an empty file"] = Send(() => Answers.Form("a.txt", []), 422, "empty_file", "/file"),
        ["an empty file beside a full one"] = Send(
            () => new MultipartFormDataContent { { new StringContent("full"), "file", "a.txt" }, { new ByteArrayContent([]), "file", "b.txt" } }, 422, "empty_file", "/file"),
        ["a part of another name"] = Send(() => Answers.Form("a.txt", [1], part: "attachment"), 400, "unknown_field"),
        ["a file that is a plain field"] = Send(() => new MultipartFormDataContent { { new StringContent("abc"), "file" } }, 400, "unknown_field"),
        ["a file with a name of 256 characters"] = Send(() => Answers.Form(new string('x', 256), [1]), 422, "too_long", "/file"),
        ["a file whose name is only a path"] = Send(() => Answers.Form("../../", [1]), 422, "required", "/file"),
        ["21 files at once"] = Send(Many, 422, "too_many", "/file"),
        ["a file of 51 MB"] = Send(() => Answers.Form("big.bin", new byte[51 * 1024 * 1024]), 413, "file_too_large"),
        ["a ticket's id in an upload that is no UUID"] = OnTicket("seven", "invalid_id"),
        ["a ticket nobody knows in an upload"] = OnTicket("00000000-0000-7000-8000-000000000000", "not_found"),
        ["an endless ticket's id in an upload"] = OnTicket(new string('7', 300_000), "invalid_id"),
        ["an upload that ends early"] = Send(
            () => Raw("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nabc"), 400, "malformed_multipart"),
        ["an upload with a broken head"] = Send(() => Raw("--b\r\nno head at all\r\n\r\nabc\r\n--b--\r\n"), 400, "malformed_multipart"),
        ["an upload with an endless head"] = Send(() => Raw($"--b\r\nX-Long: {new string('x', 40_000)}\r\n\r\nabc\r\n--b--\r\n"), 400, "malformed_multipart"),
        ["an upload by a key that may not"] = Send(() => Answers.Form("a.txt", [1]), 403, "forbidden") with { As = Bad.Caller.Writer },
        ["an upload with an unknown parameter"] = Send(() => Answers.Form("a.txt", [1]), 400, "unknown_parameter", "/ticket_id") with { Request = $"{Upload}?ticket_id=7" },
        ["the bytes of a file nobody knows"] = new("GET /api/v1/files/<nobody>/download", null, 404, "not_found"),
        ["the bytes of a file that another has uploaded and nobody attached"] = new("GET /api/v1/files/<others file>/download", null, 404, "not_found"),
    };

    private static Bad Send(Func<HttpContent> content, int status, string code, string? pointer = null) => new(Upload, null, status, code, pointer) { Content = content };

    private static Bad OnTicket(string id, string code) => Send(
        () =>
        {
            var form = Answers.Form("a.txt", [1]);
            form.Add(new StringContent(id), "ticket_id");
            return form;
        },
        422,
        code,
        "/ticket_id");

    private static MultipartFormDataContent Many()
    {
        var form = new MultipartFormDataContent();
        for (var i = 0; i < 21; i++)
        {
            form.Add(new StringContent("abc"), "file", $"{i}.txt");
        }

        return form;
    }

    private static StringContent Raw(string body)
    {
        var content = new StringContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        return content;
    }
}
