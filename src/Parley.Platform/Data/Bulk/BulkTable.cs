using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Parley.Platform.Data.Bulk;

/// <summary>A table that rows are loaded into, and how one of them is written.</summary>
/// <param name="Columns">In the order in which <paramref name="Write"/> writes them.</param>
public sealed record BulkTable(string Name, IReadOnlyList<string> Columns, Action<object, RowWriter> Write)
{
    /// <summary>Columns that SQLite makes itself, and how, with <c>?1</c>… for what is written. PostgreSQL's COPY can't.</summary>
    public IReadOnlyList<(string Column, string Expression)> Made { get; init; } = [];

    /// <summary>From the model, so that a column is named once. The way from a property to its column is compiled: a load writes a hundred million values.</summary>
    public static BulkTable Of<TRow>(IModel model)
        where TRow : class
    {
        var type = model.FindEntityType(typeof(TRow)) ?? throw new InvalidOperationException($"{typeof(TRow).Name} is not in the model.");
        var properties = type.GetProperties().ToList();
        var (row, writer, typed) = (Expression.Parameter(typeof(object)), Expression.Parameter(typeof(RowWriter)), Expression.Variable(type.ClrType));
        var body = Expression.Block([typed], [Expression.Assign(typed, Expression.Convert(row, type.ClrType)), .. properties.Select(p => WriteOne(p, typed, writer))]);
        return new BulkTable(
            type.GetTableName()!, // it is mapped to one
            [.. properties.Select(p => p.GetColumnName())],
            Expression.Lambda<Action<object, RowWriter>>(body, row, writer).Compile());
    }

    private static Expression WriteOne(IProperty property, Expression row, Expression writer)
    {
        var info = property.PropertyInfo ?? throw new InvalidOperationException($"{property.Name} is no property of its class.");
        var value = Expression.Property(row, info);
        var isValue = info.PropertyType.IsValueType;
        var inner = Nullable.GetUnderlyingType(info.PropertyType) is null ? value : Expression.Property(value, nameof(Nullable<>.Value));
        var write = WriteValue(property, inner, writer);
        return isValue && inner == value
            ? write
            : Expression.IfThenElse(
                Expression.Equal(value, Expression.Constant(null, info.PropertyType)),
                Expression.Call(writer, nameof(RowWriter.WriteNull), null),
                write);
    }

    private static MethodCallExpression WriteValue(IProperty property, Expression value, Expression writer)
    {
        if (property.GetTypeMapping().Converter is { } converter)
        {
            value = Expression.Invoke(converter.ConvertToProviderExpression, Expression.Convert(value, converter.ModelClrType));
        }

        var method = typeof(RowWriter).GetMethod(nameof(RowWriter.Write), [value.Type])
            ?? throw new InvalidOperationException($"{property.DeclaringType.DisplayName()}.{property.Name}: nothing writes a {value.Type.Name}.");
        return Expression.Call(writer, method, Expression.Convert(value, method.GetParameters()[0].ParameterType));
    }
}
