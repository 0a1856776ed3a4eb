using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Parley.Platform.Ids;
using Parley.Platform.Work;

namespace Parley.Platform.Data;

/// <summary>A list's order: a stored, never-null column and the id behind it, so that every row has one place and pages never skip or repeat.</summary>
/// <param name="Name">The public name of the order, part of the cursor's print.</param>
/// <param name="Key">The column.</param>
/// <param name="ToLong">The column's value as a whole number, for the cursor.</param>
/// <param name="FromLong">And back.</param>
public sealed record Keyset<TRow, TKey, TId>(
    string Name,
    bool Descending,
    Expression<Func<TRow, TKey>> Key,
    Expression<Func<TRow, TId>> Id,
    Func<TKey, long> ToLong,
    Func<long, TKey> FromLong)
    where TKey : notnull
    where TId : struct, IId<TId>
{
    /// <summary>Reads one page of whole rows and the cursor of the next.</summary>
    /// <param name="filters">What else shapes the list, as text; it binds the cursor.</param>
    public Task<Result<(IReadOnlyList<TRow> Rows, string? Next)>> Read(IQueryable<TRow> rows, string filters, PageRequest page, CancellationToken ct) =>
        Read(rows, filters, page, row => row, ct);

    /// <summary>The same, and of each row only what is shown.</summary>
    public Task<Result<(IReadOnlyList<TView> Rows, string? Next)>> Read<TView>(
        IQueryable<TRow> rows, string filters, PageRequest page, Expression<Func<TRow, TView>> view, CancellationToken ct) =>
        Read([rows], filters, page, view, ct);

    /// <summary>
    /// The same of a list in parts, no row in two of them: of each the first are read along an index of its own, and the first of all are the
    /// page. A plain "one of these" has no order in any index.
    /// </summary>
    public async Task<Result<(IReadOnlyList<TView> Rows, string? Next)>> Read<TView>(
        IReadOnlyList<IQueryable<TRow>> parts, string filters, PageRequest page, Expression<Func<TRow, TView>> view, CancellationToken ct)
    {
        var rest = Rest(parts, filters, page.After);
        if (rest.Refusal is { } mismatch)
        {
            return mismatch;
        }

        var found = await First(rest.Value, page.Limit + 1).Select(Placed(view)).ToListAsync(ct);
        if (found.Count <= page.Limit)
        {
            return ([.. found.Select(f => f.View)], null);
        }

        var last = found[page.Limit - 1];
        return ([.. found.Take(page.Limit).Select(f => f.View)], new Cursor(ListOf(filters), ToLong(last.Key), last.Id.Value).Write());
    }

    /// <summary>
    /// The first rows behind a cursor. There is no such thing of a list in parts: where the first rows of one end, those of another go on, and
    /// what is chosen from them has gaps.
    /// </summary>
    public Result<IQueryable<TRow>> Ahead(IQueryable<TRow> rows, string filters, string? after, int count) =>
        Rest([rows], filters, after).Map(rest => First(Order(rest[0]), count));

    private string ListOf(string filters) => Cursor.ListOf($"{Name}{(Descending ? "-" : "")}?{filters}");

    private Result<IQueryable<TRow>[]> Rest(IReadOnlyList<IQueryable<TRow>> parts, string filters, string? after)
    {
        if (after is null)
        {
            return parts.ToArray();
        }

        return Cursor.TryRead(after, ListOf(filters), out var cursor) && TryKey(cursor.Key, out var key)
            ? parts.Select(p => p.Where(Behind(key, TId.From(cursor.Id)))).ToArray()
            : Cursor.Mismatch;
    }

    private IQueryable<TRow> First(IQueryable<TRow>[] parts, int count)
    {
        var firsts = parts.Select(p => First(Order(p), count)).Aggregate((some, others) => some.Concat(others));
        return parts.Length == 1 ? firsts : First(Order(firsts), count);
    }

    private IOrderedQueryable<TRow> Order(IQueryable<TRow> rows) =>
        Descending ? rows.OrderByDescending(Key).ThenByDescending(Id) : rows.OrderBy(Key).ThenBy(Id);

    // The number stands in the statement itself. As a parameter it hides from PostgreSQL that few rows are wanted, which then plans each request anew.
    private static IQueryable<TRow> First(IQueryable<TRow> rows, int count)
    {
        Expression<Func<int>> written = () => EF.Constant(count);
        return rows.Provider.CreateQuery<TRow>(Expression.Call(typeof(Queryable), nameof(Queryable.Take), [typeof(TRow)], rows.Expression, written.Body));
    }

    private Expression<Func<TRow, Place<TView>>> Placed<TView>(Expression<Func<TRow, TView>> view)
    {
        var row = view.Parameters[0];
        var place = Expression.MemberInit(
            Expression.New(typeof(Place<TView>)),
            Expression.Bind(typeof(Place<TView>).GetProperty(nameof(Place<>.Key))!, new Rename(Key.Parameters[0], row).Visit(Key.Body)), // its own
            Expression.Bind(typeof(Place<TView>).GetProperty(nameof(Place<>.Id))!, new Rename(Id.Parameters[0], row).Visit(Id.Body)),
            Expression.Bind(typeof(Place<TView>).GetProperty(nameof(Place<>.View))!, view.Body));
        return Expression.Lambda<Func<TRow, Place<TView>>>(place, row);
    }

    // A cursor travels through other hands: its number need not be one that a key has.
    private bool TryKey(long number, [NotNullWhen(true)] out TKey? key)
    {
        try
        {
            key = FromLong(number);
            return ToLong(key) == number;
        }
        catch (ArgumentOutOfRangeException)
        {
            key = default;
            return false;
        }
    }

    // key <= k and (key < k or id < i): the first half is what an index can start from; the plain "or" form is not.
    private Expression<Func<TRow, bool>> Behind(TKey key, TId id)
    {
        var row = Key.Parameters[0];
        var rowId = new Rename(Id.Parameters[0], row).Visit(Id.Body);
        var (column, k) = (Comparable(Key.Body), Comparable(Held(key)));
        var idOrder = Expression.Call(rowId, nameof(IComparable<>.CompareTo), null, Held(id));
        var zero = Expression.Constant(0);
        var (notBefore, beyond, idBeyond) = Descending
            ? (Expression.LessThanOrEqual(column, k), Expression.LessThan(column, k), Expression.LessThan(idOrder, zero))
            : (Expression.GreaterThanOrEqual(column, k), Expression.GreaterThan(column, k), Expression.GreaterThan(idOrder, zero));
        return Expression.Lambda<Func<TRow, bool>>(Expression.AndAlso(notBefore, Expression.OrElse(beyond, idBeyond)), row);
    }

    // As the compiler has it: enums are compared as their numbers, and EF takes that off again. The key itself must not be cast, for an order by a cast
    // uses no index.
    private static Expression Comparable(Expression value) => value.Type.IsEnum ? Expression.Convert(value, Enum.GetUnderlyingType(value.Type)) : value;

    // A member of an object becomes a parameter of the SQL; a constant would make a new statement per page.
    private static MemberExpression Held<T>(T value) => Expression.Field(Expression.Constant(new Box<T> { Value = value }), nameof(Box<>.Value));

    private sealed class Box<T>
    {
        public required T Value;
    }

    /// <summary>What is shown of a row, and where it stands in the order.</summary>
    private sealed class Place<TView>
    {
        public required TKey Key { get; init; }

        public required TId Id { get; init; }

        public required TView View { get; init; }
    }

    private sealed class Rename(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}

public static class Keyset
{
    /// <summary>The order of an instant, which the cursor holds in milliseconds.</summary>
    public static Keyset<TRow, DateTimeOffset, TId> ByTime<TRow, TId>(
        string name, bool descending, Expression<Func<TRow, DateTimeOffset>> key, Expression<Func<TRow, TId>> id)
        where TId : struct, IId<TId> =>
        new(name, descending, key, id, at => at.ToUnixTimeMilliseconds(), DateTimeOffset.FromUnixTimeMilliseconds);
}
