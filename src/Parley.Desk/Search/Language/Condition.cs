using System.Linq.Expressions;
using Parley.Desk.Tickets;

namespace Parley.Desk.Search.Language;

/// <summary>Puts conditions on a ticket together.</summary>
internal static class Condition
{
    public static Expression<Func<Ticket, bool>> All(IEnumerable<Expression<Func<Ticket, bool>>> parts) => parts.Aggregate((a, b) => Join(a, b, Expression.AndAlso));

    public static Expression<Func<Ticket, bool>> Any(IEnumerable<Expression<Func<Ticket, bool>>> parts) => parts.Aggregate((a, b) => Join(a, b, Expression.OrElse));

    public static Expression<Func<Ticket, bool>> Not(Expression<Func<Ticket, bool>> part) => Expression.Lambda<Func<Ticket, bool>>(Expression.Not(part.Body), part.Parameters);

    /// <summary>A test of what a field holds.</summary>
    public static Expression<Func<Ticket, bool>> On<T>(Expression<Func<Ticket, T>> field, Expression<Func<T, bool>> test) =>
        Expression.Lambda<Func<Ticket, bool>>(new Put(test.Parameters[0], field.Body).Visit(test.Body), field.Parameters);

    /// <summary>One of one is that one to us, but not to the planner (see TicketFilter).</summary>
    public static Expression<Func<Ticket, bool>> Among<T>(Expression<Func<Ticket, T>> field, List<T> values) => values switch
    {
        [] => _ => false,
        [var only] => Expression.Lambda<Func<Ticket, bool>>(Expression.Equal(field.Body, Expression.Constant(only, typeof(T))), field.Parameters),
        _ => On(field, held => values.Contains(held)),
    };

    private static Expression<Func<Ticket, bool>> Join(
        Expression<Func<Ticket, bool>> a, Expression<Func<Ticket, bool>> b, Func<Expression, Expression, BinaryExpression> join) =>
        Expression.Lambda<Func<Ticket, bool>>(join(a.Body, new Put(b.Parameters[0], a.Parameters[0]).Visit(b.Body)), a.Parameters);

    private sealed class Put(ParameterExpression from, Expression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
