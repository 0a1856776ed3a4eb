using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.Sla.Policies;

internal static class PolicyLoading
{
    public static IQueryable<SlaPolicy> Policies(this Call call) => call.Query<SlaPolicy>().Where(p => p.DeletedAt == null);

    /// <summary>Refused when another has the name.</summary>
    public static async Task<Refusal?> PolicyNameTaken(this Call call, string name, SlaPolicyId? but, CancellationToken ct)
    {
        var wanted = name.Trim();
        return await call.Policies().AnyAsync(p => p.Name == wanted && p.Id != but, ct)
            ? Refusal.Invalid("/name", "taken", "There is a policy of this name already.")
            : null;
    }
}
