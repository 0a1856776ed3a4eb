using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Parley.Desk;
using Parley.Desk.Files;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Attachments;
using Parley.Platform.Ids;
using Parley.Platform.Work;

namespace Parley.Server.Api;

/// <summary>Files: up, down, and those of a ticket.</summary>
internal static class FilesApi
{
    /// <summary>Bytes of one file.</summary>
    public const long MaxFile = 50L * 1024 * 1024;

    private const int MaxFiles = 20;

    public static void Map(RouteGroupBuilder api)
    {
        var files = api.MapGroup("/files").WithTags("Files");
        files.Post("/upload", Upload).Named("uploadFiles", "Upload files, then attach them to a message by their ids")
            .Takes<UploadForm>("multipart/form-data").Gives<UploadedFiles>(201, 400, 413, 422);
        files.Get("/{id:guid}/download", Download).Named("downloadFile", "Download a file").Refuses(404).Produces(200, contentType: "application/octet-stream");
        files.Get("/ticket/{id:guid}", OfTicket).Named("listTicketFiles", "List a ticket's files, oldest first").Paged().Gives<Page<FileView>>(200, 404);
    }

    private static async Task<IResult> Upload(HttpContext http, LocalFiles store, IdSource ids, Dispatcher dispatcher)
    {
        var ct = http.RequestAborted;
        http.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = (MaxFile * 2) + 65536; // Kestrel has it
        if (!http.Caller().May(Permissions.FilesWrite))
        {
            return Problems.From(new Refusal(RefusalKind.Forbidden, "forbidden", $"This needs the right {Permissions.FilesWrite}."));
        }

        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || type.MediaType != "multipart/form-data" || type.Boundary.Length == 0)
        {
            return Problems.Of(400, "not_multipart", "Send the files as multipart/form-data, each as a part named 'file'.");
        }

        var uploads = new List<Upload>();
        var kept = false;
        try
        {
            var received = await Receive(http, HeaderUtilities.RemoveQuotes(type.Boundary).ToString(), uploads, store, ids);
            if (received.Refusal is { } unread)
            {
                return Problems.From(unread);
            }

            kept = true; // until the database has said no: a row without its bytes is worse than bytes without a row
            var once = IdempotencyKey.Of(http, Content(uploads, received.Value));
            var added = await dispatcher.Run(http.Caller(), new AddFiles(uploads, received.Value), ct, new Conditions(Once: once));
            kept = added is { Refusal: null, IsReplay: false };
            return Door.Answer(added, files => Door.Created("/api/v1/files", new UploadedFiles(files)));
        }
        catch (InvalidDataException)
        {
            return Problems.Of(400, "malformed_multipart", "The body is no whole multipart/form-data.");
        }
        finally
        {
            foreach (var upload in kept ? [] : uploads)
            {
                store.Delete(http.Caller().Workspace, upload.Id);
            }
        }
    }

    // The parts' border is another one each time, and their bytes are on disk by now.
    private static byte[] Content(List<Upload> uploads, TicketId? ticket) => JsonSerializer.SerializeToUtf8Bytes(
        new { ticket, files = uploads.Select(u => new { u.Name, u.Type, u.Written.Sha256 }) }, PublicJson.Options);

    /// <summary>Writes the parts to disk as they come and answers the ticket that was named.</summary>
    private static async Task<Result<TicketId?>> Receive(HttpContext http, string boundary, List<Upload> uploads, LocalFiles store, IdSource ids)
    {
        var ct = http.RequestAborted;
        var reader = new MultipartReader(boundary, http.Request.Body);
        TicketId? ticket = null;
        while (await FromSender(() => reader.ReadNextSectionAsync(ct)) is { } section)
        {
            var part = section.GetContentDispositionHeader();
            if (part?.Name == "ticket_id" && !part.IsFileDisposition())
            {
                if (await ReadId(section.Body, ct) is not { } id)
                {
                    return Refusal.Invalid("/ticket_id", "invalid_id", "This is no id: a UUID is expected.");
                }

                ticket = TicketId.From(id);
            }
            else if (part?.Name == "file" && part.IsFileDisposition())
            {
                if (uploads.Count == MaxFiles)
                {
                    return Refusal.Invalid("/file", "too_many", $"At most {MaxFiles} files at once.");
                }

                var id = ids.Next<FileId>();
                if (await store.Write(http.Caller().Workspace, id, buffer => FromSender(() => section.Body.ReadAsync(buffer, ct).AsTask()), MaxFile, ct) is not { } written)
                {
                    return new Refusal(RefusalKind.TooLarge, "file_too_large", $"A file has at most {MaxFile / 1024 / 1024} MB.");
                }

                uploads.Add(new Upload(id, FileName(part), section.ContentType ?? "application/octet-stream", written));
            }
            else
            {
                return new Refusal(RefusalKind.Malformed, "unknown_field", "Only files in parts named 'file', and one 'ticket_id', are known here.");
            }
        }

        return ticket;
    }

    private static async Task<Guid?> ReadId(Stream part, CancellationToken ct)
    {
        var bytes = new byte["00000000-0000-0000-0000-000000000000".Length + 1];
        var read = await FromSender(() => part.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct).AsTask());
        return Guid.TryParse(Encoding.UTF8.GetString(bytes, 0, read), out var id) ? id : null;
    }

    // The reader tells of a body that ends early as it would of a broken disk; the first is the sender's fault, the second ours.
    private static async Task<T> FromSender<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (IOException error) when (error is not BadHttpRequestException)
        {
            throw new InvalidDataException(error.Message, error);
        }
    }

    private static async Task<IResult> Download(HttpContext http, Guid id, LocalFiles store) =>
        await Door.Run(http, _ => new DownloadFile(FileId.From(id)), file => Send(http, store, http.Caller().Workspace, file));

    private static Task<IResult> OfTicket(HttpContext http, Guid id) => Door.Run(http, q => new ListTicketFiles(TicketId.From(id), q.Page()));

    /// <summary>As a download, never inline: the bytes come from strangers, and the page they were sent to must not run them.</summary>
    public static IResult Send(HttpContext http, LocalFiles store, WorkspaceId workspace, FileView file)
    {
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return TypedResults.Stream(store.Open(workspace, file.Id), "application/octet-stream", file.Name);
    }

    internal static string FileName(ContentDispositionHeaderValue part)
    {
        var given = part.FileNameStar.HasValue ? part.FileNameStar.ToString() : HeaderUtilities.RemoveQuotes(part.FileName).ToString();
        var name = given[(given.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        return new string([.. name.Where(c => !char.IsControl(c))]);
    }
}

/// <param name="Data">In the order they were sent.</param>
internal sealed record UploadedFiles(IReadOnlyList<FileView> Data);

/// <param name="File">May be repeated.</param>
/// <param name="TicketId">Hangs the files on this ticket at once.</param>
internal sealed record UploadForm(IFormFile File, TicketId? TicketId);
