using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Parley.Platform.Data;

/// <summary>Starts a session's transaction with its first statement, and ends it with a failed one. In front of a query the begin costs no round trip of its own.</summary>
internal sealed class BeginInterceptor : DbCommandInterceptor
{
    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        // Only in front of a query: EF reads the results of SaveChanges by their position.
        var isQuery = eventData.CommandSource is CommandSource.LinqQuery or CommandSource.FromSqlQuery;
        var session = Of(eventData);
        if (isQuery && session.IsQueryByQuery)
        {
            command.CommandText = session.AsTransaction(command.CommandText);
        }
        else if (isQuery && await session.TakeBegin(cancellationToken) is { } begin)
        {
            command.CommandText = begin + command.CommandText;
        }
        else
        {
            await session.BeginNow(cancellationToken);
        }

        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await Of(eventData).BeginNow(cancellationToken);
        return result;
    }

    public override async ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        await Of(eventData).BeginNow(cancellationToken);
        return result;
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) =>
        throw new InvalidOperationException("Queries are asynchronous here.");

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Of(eventData).Fail();
        return Task.CompletedTask;
    }

    private static Session Of(CommandEventData eventData) =>
        (eventData.Context as AppDb)?.Session ?? throw new InvalidOperationException("There is no DbContext outside a Session.");
}
