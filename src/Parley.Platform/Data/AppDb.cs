using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Parley.Platform.Ids;
using Parley.Platform.Security;
using Parley.Platform.Work;

namespace Parley.Platform.Data;

/// <summary>The one EF model of both engines. It is only ever used inside a <see cref="Session"/>.</summary>
public sealed class AppDb : DbContext
{
    private readonly IReadOnlyList<IModelPart> _parts;

    public AppDb(DbContextOptions<AppDb> options)
        : base(options)
    {
        // A pooled context takes nothing but its options; the parts travel with them.
        var services = options.FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider
            ?? throw new InvalidOperationException("AppDb needs the application's services in its options.");
        _parts = [.. services.GetServices<IModelPart>()];
    }

    internal Session? Session { get; set; }

    /// <summary>What the filters of the model compare with; the empty id, and so no rows, outside a workspace.</summary>
    public WorkspaceId CurrentWorkspace => Session?.Workspace ?? default;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        StorageConventions.Ids(configurationBuilder, [GetType().Assembly, .. _parts.Select(p => p.GetType().Assembly)], Database.ProviderName!);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ProtectionKeyModel.Configure(modelBuilder);
        InstallationModel.Configure(modelBuilder);
        WorkModel.Configure(modelBuilder);
        foreach (var part in _parts)
        {
            part.Configure(modelBuilder);
        }

        StorageConventions.Finish(modelBuilder, this);
    }
}
