using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Parley.Platform.Ids;

namespace Parley.Platform.Data;

/// <summary>How every entity is stored, so that configurations say only what is special: names, ids, instants, words, the workspace filter.</summary>
internal static class StorageConventions
{
    public static void Ids(ModelConfigurationBuilder builder, IEnumerable<Assembly> assemblies, string provider)
    {
        var sqlite = IsSqlite(provider);
        var converter = sqlite ? typeof(IdToBytes<>) : typeof(IdToGuid<>);
        foreach (var id in assemblies.Distinct().SelectMany(a => a.GetTypes()).Where(IsId))
        {
            builder.Properties(id).HaveConversion(converter.MakeGenericType(id));
        }

        if (sqlite)
        {
            builder.Properties<Guid>().HaveConversion<GuidToBytes>();
            builder.DefaultTypeMapping<Guid>().HasConversion<GuidToBytes>(); // what a hand-written query answers
            builder.Properties<DateTimeOffset>().HaveConversion<InstantToMilliseconds>();
        }
    }

    public static void Finish(ModelBuilder model, AppDb db)
    {
        foreach (var entity in model.Model.GetEntityTypes().ToList())
        {
            if (entity.FindPrimaryKey() is not null)
            {
                entity.SetTableName(Snake(entity.ClrType.Name));
            }

            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(Snake(property.Name));
                StoreEnumAsWord(property);
            }

            if (entity.ClrType.IsAssignableTo(typeof(IInWorkspace)))
            {
                model.Entity(entity.ClrType).HasQueryFilter(WorkspaceFilter(entity.ClrType, db));
            }
        }
    }

    public static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    private static bool IsSqlite(string provider) => provider.EndsWith("Sqlite", StringComparison.Ordinal);

    private static bool IsId(Type type) =>
        type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>));

    private static void StoreEnumAsWord(IMutableProperty property)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (type.IsEnum && property.GetValueConverter() is null && property.GetProviderClrType() is null)
        {
            property.SetValueConverter(typeof(WordConverter<>).MakeGenericType(type));
        }
    }

    private static LambdaExpression WorkspaceFilter(Type entity, AppDb db)
    {
        var row = Expression.Parameter(entity, "row");
        var current = Expression.Property(Expression.Constant(db), nameof(AppDb.CurrentWorkspace));
        return Expression.Lambda(Expression.Equal(Expression.Property(row, nameof(IInWorkspace.WorkspaceId)), current), row);
    }

    // An expression tree may not name a static interface member itself.
    private static TId Make<TId>(Guid value)
        where TId : struct, IId<TId> => TId.From(value);

    private sealed class IdToGuid<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Make<TId>(value))
        where TId : struct, IId<TId>;

    // Big-endian, so that SQLite's byte order is the ids' order in time.
    private sealed class IdToBytes<TId>() : ValueConverter<TId, byte[]>(id => id.Value.ToByteArray(true), bytes => Make<TId>(new Guid(bytes, true)))
        where TId : struct, IId<TId>;

    private sealed class GuidToBytes() : ValueConverter<Guid, byte[]>(id => id.ToByteArray(true), bytes => new Guid(bytes, true));

    private sealed class InstantToMilliseconds()
        : ValueConverter<DateTimeOffset, long>(at => at.ToUnixTimeMilliseconds(), value => DateTimeOffset.FromUnixTimeMilliseconds(value));

    private sealed class WordConverter<TEnum>() : ValueConverter<TEnum, string>(value => Words.Of(value), word => Words.Parse<TEnum>(word))
        where TEnum : struct, Enum;
}
