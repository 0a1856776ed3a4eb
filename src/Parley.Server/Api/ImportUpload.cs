using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Parley.Desk.Files;
using Parley.Desk.Imports;
using Parley.Desk.Imports.Runs;
using Parley.Platform;
using Parley.Platform.Ids;
using Parley.Platform.Work;

namespace Parley.Server.Api;

/// <summary>Receives the form of an import: the file goes to disk as it comes, the other parts say how it is to be read.</summary>
internal sealed class ImportUpload(HttpContext http, LocalFiles store, IdSource ids, long maxFile)
{
    private const int LongestField = 100_000;

    private static readonly string[] Known = ["kind", "source", "columns", "delimiter", "encoding", "tag", "spread_days"];

    private readonly Dictionary<string, string> _fields = [];

    /// <summary>What lies on the disk; null: nothing.</summary>
    public FileId? File { get; private set; }

    public async Task<Result<UploadImport>> Receive()
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || type.MediaType != "multipart/form-data" || type.Boundary.Length == 0)
        {
            return new Refusal(RefusalKind.Malformed, "not_multipart", "Send the file as multipart/form-data, in a part named 'file'.");
        }

        try
        {
            return await Receive(new MultipartReader(HeaderUtilities.RemoveQuotes(type.Boundary).ToString(), http.Request.Body));
        }
        catch (Exception error) when (error is InvalidDataException || (error is IOException && error is not BadHttpRequestException))
        {
            return new Refusal(RefusalKind.Malformed, "malformed_multipart", "The body is no whole multipart/form-data.");
        }
    }

    private async Task<Result<UploadImport>> Receive(MultipartReader reader)
    {
        var ct = http.RequestAborted;
        var (name, written) = ("", (WrittenFile?)null);
        while (await reader.ReadNextSectionAsync(ct) is { } section)
        {
            var part = section.GetContentDispositionHeader();
            var field = part?.Name.ToString() ?? "";
            if (field == "file" && part!.IsFileDisposition() && File is null) // it has a name
            {
                var id = ids.Next<FileId>();
                if (await store.Write(http.Caller().Workspace, id, buffer => section.Body.ReadAsync(buffer, ct).AsTask(), maxFile, ct) is not { } bytes)
                {
                    return new Refusal(RefusalKind.TooLarge, "file_too_large", $"A file has at most {maxFile / 1024 / 1024:N0} MB; packed with gzip it may hold more.");
                }

                (File, name, written) = (id, FilesApi.FileName(part!), bytes); // it has one
            }
            else if (Known.Contains(field) && !part!.IsFileDisposition() && !_fields.ContainsKey(field)) // it has a name
            {
                if (await ReadField(section.Body, ct) is not { } text)
                {
                    return Refusal.Invalid($"/{field}", "too_long", $"At most {LongestField:N0} bytes.");
                }

                _fields.Add(field, text);
            }
            else
            {
                return new Refusal(RefusalKind.Malformed, "unknown_field", $"Only one file in a part named 'file', and each once of {string.Join(", ", Known)}, are known here.");
            }
        }

        return File is { } file && written is not null
            ? Command(file, name, written)
            : Refusal.Invalid("/file", "required", "Send a file.");
    }

    private Result<UploadImport> Command(FileId file, string name, WrittenFile written)
    {
        ImportKind? kind = null;
        if (Text("kind") is { } word)
        {
            if (!Words.TryParse<ImportKind>(word, out var known))
            {
                return Refusal.Invalid("/kind", "unknown_word", $"'{word}' is none of: {Words.List<ImportKind>()}.");
            }

            kind = known;
        }

        IReadOnlyDictionary<string, string>? columns = null;
        var days = new ImportSettings().SpreadDays;
        try
        {
            columns = Text("columns") is { } json ? JsonSerializer.Deserialize<Dictionary<string, string>>(json, PublicJson.Options) : null;
        }
        catch (JsonException)
        {
            return Refusal.Invalid("/columns", "wrong_type", "This is a JSON object of texts: field → column.");
        }

        if (Text("spread_days") is { } text && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out days))
        {
            return Refusal.Invalid("/spread_days", "out_of_range", $"A whole number from 0 to {ImportSettings.MostSpreadDays:N0}.");
        }

        var settings = new ImportSettings { Columns = columns, Delimiter = Text("delimiter"), Encoding = Text("encoding"), Tag = Text("tag"), SpreadDays = days };
        return new UploadImport(file, name, written, kind, Text("source"), settings);
    }

    private string? Text(string field) => _fields.TryGetValue(field, out var text) && text.Length > 0 ? text : null;

    private static async Task<string?> ReadField(Stream part, CancellationToken ct)
    {
        var bytes = new byte[LongestField + 1];
        var read = await part.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
        return read > LongestField ? null : Encoding.UTF8.GetString(bytes, 0, read);
    }
}
