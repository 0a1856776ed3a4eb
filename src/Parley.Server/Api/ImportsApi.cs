using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Parley.Desk;
using Parley.Desk.Files;
using Parley.Desk.Imports;
using Parley.Desk.Imports.Runs;
using Parley.Platform.Ids;
using Parley.Platform.Work;

namespace Parley.Server.Api;

/// <summary>Files of other systems: uploaded, looked at, checked, imported.</summary>
internal static class ImportsApi
{
    /// <summary>Bytes of one file.</summary>
    private const long MaxFile = 2L * 1024 * 1024 * 1024;

    public static void Map(RouteGroupBuilder api)
    {
        var imports = api.MapGroup("/imports").WithTags("Imports");
        imports.Post("", Upload).Named("uploadImport", "Upload a file to be imported; nothing is imported yet")
            .Takes<UploadImportForm>("multipart/form-data").Gives<ImportView>(201, 400, 413, 422);
        imports.Get("", List).Named("listImports", "List imports, newest first").Paged().Gives<Page<ImportView>>(200, 400, 422);
        imports.Get("/{id:guid}", Read).Named("readImport", "How far an import is, and the first rows that it rejected").Gives<ImportView>(200, 404);
        imports.Patch("/{id:guid}", Change).Named("changeImport", "Change how a file is to be read").Takes<ChangeImportBody>().Gives<ImportView>(200, 400, 404, 409, 422);
        imports.Delete("/{id:guid}", Delete).Named("deleteImport", "Take an import out of the list, with its file; what it imported stays").GivesNothing(404, 409);
        imports.Get("/{id:guid}/preview", Preview).Named("previewImport", "What a file's columns are taken for, and what its first rows would become").Gives<ImportPreview>(200, 404, 409);
        imports.Post("/{id:guid}/check", Check).Named("checkImport", "Read and check a whole file in the background and write nothing").Gives<ImportView>(202, 404, 409);
        imports.Post("/{id:guid}/start", Start).Named("startImport", "Import a file in the background; one that was stopped goes on where it was").Gives<ImportView>(202, 404, 409);
        imports.Post("/{id:guid}/cancel", Cancel).Named("cancelImport", "Stop an import; what was imported stays").Gives<ImportView>(200, 404);
        imports.Get("/{id:guid}/rejects", Rejects).Named("downloadRejects", "Download the rows that were rejected, a JSON object a line").Refuses(404)
            .Produces(200, contentType: "application/x-ndjson");
    }

    private static async Task<IResult> Upload(HttpContext http, LocalFiles store, IdSource ids, Dispatcher dispatcher)
    {
        http.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = MaxFile + 65536; // Kestrel has it
        if (!http.Caller().May(Permissions.ImportRun))
        {
            return Problems.From(new Refusal(RefusalKind.Forbidden, "forbidden", $"This needs the right {Permissions.ImportRun}."));
        }

        var form = new ImportUpload(http, store, ids, MaxFile);
        var kept = false;
        try
        {
            var command = await form.Receive();
            if (command.Refusal is { } unread)
            {
                return Problems.From(unread);
            }

            kept = true; // until the database has said no: a row without its bytes is worse than bytes without a row
            var once = IdempotencyKey.Of(http, JsonSerializer.SerializeToUtf8Bytes(command.Value with { File = default }, PublicJson.Options));
            var made = await dispatcher.Run(http.Caller(), command.Value, http.RequestAborted, new Conditions(Once: once));
            kept = made is { Refusal: null, IsReplay: false };
            return Door.Answer(made, import => Door.Created($"/api/v1/imports/{import.Id.Value}", import));
        }
        finally
        {
            if (!kept && form.File is { } file)
            {
                store.Delete(http.Caller().Workspace, file);
            }
        }
    }

    private static Task<IResult> List(HttpContext http) => Door.Run(http, q => new ListImports(q.Page()));

    private static Task<IResult> Read(HttpContext http, Guid id) => Door.Run(http, _ => new ReadImport(ImportId.From(id)));

    private static Task<IResult> Change(HttpContext http, Guid id) => Door.Run<ChangeImportBody, ImportView>(http, b => b.ToCommand(ImportId.From(id)));

    private static async Task<IResult> Preview(HttpContext http, Guid id, PreviewImport preview) =>
        Door.Answer(await preview.Run(http.Caller(), ImportId.From(id), http.RequestAborted), Door.Json);

    private static Task<IResult> Check(HttpContext http, Guid id) => Door.Run(http, _ => new StartImport(ImportId.From(id), CheckOnly: true), Accepted);

    private static Task<IResult> Start(HttpContext http, Guid id) => Door.Run(http, _ => new StartImport(ImportId.From(id), CheckOnly: false), Accepted);

    private static Task<IResult> Cancel(HttpContext http, Guid id) => Door.Run(http, _ => new CancelImport(ImportId.From(id)));

    private static Task<IResult> Delete(HttpContext http, Guid id, LocalFiles store) => Door.Run(http, _ => new DeleteImport(ImportId.From(id)), deleted =>
    {
        if (deleted.File is { } file)
        {
            store.Delete(http.Caller().Workspace, file);
        }

        return TypedResults.NoContent();
    });

    private static async Task<IResult> Rejects(HttpContext http, Guid id, Dispatcher dispatcher)
    {
        var first = await dispatcher.Run(http.Caller(), new ReadRejected(ImportId.From(id), 0), http.RequestAborted);
        return first.Refusal is { } refusal
            ? Problems.From(refusal)
            : TypedResults.Stream(body => Send(http, ImportId.From(id), first.Value, dispatcher, body), "application/x-ndjson", "rejects.jsonl");
    }

    private static async Task Send(HttpContext http, ImportId id, IReadOnlyList<RejectedRowView> rows, Dispatcher dispatcher, Stream body)
    {
        while (rows.Count > 0)
        {
            foreach (var row in rows)
            {
                await JsonSerializer.SerializeAsync(body, row, PublicJson.Options, http.RequestAborted);
                await body.WriteAsync("\n"u8.ToArray(), http.RequestAborted);
            }

            rows = (await dispatcher.Run(http.Caller(), new ReadRejected(id, rows[^1].Line), http.RequestAborted)).Value;
        }
    }

    private static IResult Accepted(ImportView import) => TypedResults.Json(import, PublicJson.Options, statusCode: 202);
}

/// <param name="File">The file; gzip is recognised.</param>
/// <param name="Kind">What its rows are. Needed.</param>
/// <param name="Source">Whose ids the rows carry; the file's name if not given.</param>
/// <param name="Columns">Of CSV: JSON, field → column; by the columns' names if not given.</param>
/// <param name="Delimiter">Of CSV; as the first row has it if not given.</param>
/// <param name="Encoding">Of CSV; recognised if not given.</param>
/// <param name="Tag">Put on each ticket.</param>
/// <param name="SpreadDays">Over how many days up to now tickets without any time are laid; 90 if not given.</param>
internal sealed record UploadImportForm(IFormFile File, ImportKind? Kind, string? Source, string? Columns, string? Delimiter, string? Encoding, string? Tag, int? SpreadDays);

/// <summary>How a file is to be read; what is left out stays.</summary>
internal sealed record ChangeImportBody
{
    public ImportKind? Kind { get; init; }

    /// <summary>Whose ids the rows carry.</summary>
    public string? Source { get; init; }

    /// <summary>Of CSV: field → column. Null: by the columns' names.</summary>
    public Optional<IReadOnlyDictionary<string, string>?> Columns { get; init; }

    /// <summary>Of CSV. Null: as the first row has it.</summary>
    public Optional<string?> Delimiter { get; init; }

    /// <summary>Of CSV. Null: recognised.</summary>
    public Optional<string?> Encoding { get; init; }

    /// <summary>Put on each ticket. Null: none.</summary>
    public Optional<string?> Tag { get; init; }

    /// <summary>Over how many days up to now tickets without any time are laid.</summary>
    public int? SpreadDays { get; init; }

    public ChangeImport ToCommand(ImportId id) => new(id)
    {
        Kind = Kind,
        Source = Source,
        Columns = Columns,
        Delimiter = Delimiter,
        Encoding = Encoding,
        Tag = Tag,
        SpreadDays = SpreadDays,
    };
}
