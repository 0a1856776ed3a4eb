using Microsoft.EntityFrameworkCore;
using Parley.Desk.Files;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Attachments;

internal static class OwnUploads
{
    /// <summary>The caller's own uploads that hang on no ticket yet; any other id is refused by its place.</summary>
    public static async Task<Result<IReadOnlyList<StoredFile>>> FindFree(Call call, IReadOnlyList<FileId> ids, CancellationToken ct)
    {
        if (ids.Count == 0)
        {
            return Array.Empty<StoredFile>();
        }

        var (type, me) = (call.Caller.Actor.Type, call.Caller.Actor.Id);
        var free = await call.Query<StoredFile>()
            .Where(f => ids.Contains(f.Id) && f.UploadedByType == type && f.UploadedById == me)
            .Where(f => !call.Query<TicketFile>().Any(t => t.FileId == f.Id))
            .ToDictionaryAsync(f => f.Id, ct);
        var files = new List<StoredFile>();
        for (var i = 0; i < ids.Count; i++)
        {
            if (!free.Remove(ids[i], out var file))
            {
                return Refusal.Invalid($"/file_ids/{i}", "not_found", "There is no such upload of yours, or it is attached already.");
            }

            files.Add(file);
        }

        return files;
    }
}
