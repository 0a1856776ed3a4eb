using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.Imports.Runs;

internal static class ImportLoading
{
    private static readonly Refusal AtWork = new(RefusalKind.Conflict, "import_at_work", "This import is at work. Cancel it, or wait for its end.");

    /// <summary>Loads an import to change it, locked against other writers.</summary>
    public static async Task<Result<Import>> LockImport(this Call call, ImportId id, CancellationToken ct)
    {
        var sql = call.Session.Sql("select * from import where id = {0}", "select * from import where id = {0} for update");
        var import = await call.Session.Db.Set<Import>().FromSqlRaw(sql, call.Session.Key(id.Value)).FirstOrDefaultAsync(ct);
        return import is null ? Refusal.NotFound("import") : import;
    }

    /// <summary>The same, and refused while it is at work.</summary>
    public static async Task<Result<Import>> ImportAtRest(this Call call, ImportId id, CancellationToken ct)
    {
        var found = await call.LockImport(id, ct);
        return found.Refusal is null && found.Value.IsAtWork ? AtWork : found;
    }

    /// <summary>The same, and refused when its file is gone because it is done.</summary>
    public static async Task<Result<Import>> ImportToDo(this Call call, ImportId id, CancellationToken ct)
    {
        var found = await call.ImportAtRest(id, ct);
        return found.Refusal is null && found.Value.FileId is null
            ? new Refusal(RefusalKind.Conflict, "import_done", "This import is done, and its file is gone. Upload the file again: what was imported is known, and only the rest is added.")
            : found;
    }

    /// <summary>Takes away what an earlier run or check has found wrong.</summary>
    public static Task ForgetRejected(this Call call, ImportId id, CancellationToken ct) => call.Query<RejectedRow>().Where(r => r.ImportId == id).ExecuteDeleteAsync(ct);
}
