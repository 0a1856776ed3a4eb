using Microsoft.Extensions.DependencyInjection;
using Parley.Platform.Data;
using Parley.Platform.Ids;
using Parley.Platform.Work.Feed;
using Parley.Platform.Work.Jobs;
using Parley.Platform.Work.Repeats;

namespace Parley.Platform.Work;

/// <summary>
/// The one way from a door to a use case: authorise, check, begin, handle, save. In the same transaction other capabilities follow up the facts
/// that the handler recorded, and it keeps them, the jobs of the reactions to them, and the rows that others add for them.
/// </summary>
public sealed class Dispatcher(
    UseCases useCases,
    Sessions sessions,
    IServiceProvider services,
    FactNames factNames,
    Reactions reactions,
    IEnumerable<IFollowUp> followUps,
    IEnumerable<IProjection> projections,
    KeptAnswers keptAnswers,
    WorkBells bells,
    CommitPoints points,
    TimeProvider clock,
    IdSource ids)
{
    private const int Attempts = 5;

    public Task<Result<T>> Run<T>(Caller caller, IUseCase<T> useCase, CancellationToken ct, Conditions? conditions = null) =>
        Telemetry.UseCase(useCase.GetType().Name, () => Answer(caller, useCase, conditions, ct));

    internal async Task<Result<T>> RunInside<T>(IUseCase<T> useCase, Call call, CancellationToken ct) =>
        Refuse(call.Caller, useCase) is { } refusal ? refusal : await Handle(useCase, call, ct);

    private async Task<Result<T>> Answer<T>(Caller caller, IUseCase<T> useCase, Conditions? conditions, CancellationToken ct)
    {
        if (Refuse(caller, useCase) is { } refusal)
        {
            return refusal;
        }

        var claim = conditions?.Once is { } once && useCase is ICommand<T> ? Claim.Of(caller, once) : null;
        return claim is null ? await Anew() : await keptAnswers.Answer(claim, Anew, ct);

        Task<Result<T>> Anew() => Run(caller, useCase, conditions, claim, ct);
    }

    private async Task<Result<T>> Run<T>(Caller caller, IUseCase<T> useCase, Conditions? conditions, Claim? claim, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RunOnce(caller, useCase, conditions, claim, ct);
            }
            catch (Exception error) when (attempt < Attempts && sessions.Engine.IsRace(error))
            {
                // Two writers met, and the transaction is gone: the whole use case looks again and decides anew.
            }
        }
    }

    private async Task<Result<T>> RunOnce<T>(Caller caller, IUseCase<T> useCase, Conditions? conditions, Claim? claim, CancellationToken ct)
    {
        var write = useCase is ICommand<T>;
        await using var session = write ? await sessions.Write(caller.Workspace, ct) : await sessions.Read(caller.Workspace, ct);
        if (claim is not null)
        {
            keptAnswers.Guard(session, claim);
        }

        var call = new Call(caller, session, clock.Now(), ids, this, conditions?.IfVersion);
        var result = await Handle(useCase, call, ct);
        if (result.Refusal is not null)
        {
            return result;
        }

        if (call.Recorded.Count > 0)
        {
            foreach (var followUp in followUps)
            {
                await followUp.Follow(call, ct);
            }
        }

        result = await Complete(result.Value, call, ct);
        if (!write)
        {
            return result;
        }

        KeepFacts(call);
        if (claim is not null)
        {
            KeptAnswers.Keep(call, claim, result.Value);
        }

        if (conditions?.Ending is { } lease)
        {
            await JobStore.End(session, lease, ct);
        }

        points.Pass(CommitPoint.BeforeCommit);
        await session.Commit(ct);
        call.Committed();
        points.Pass(CommitPoint.AfterCommit);
        bells.Committed(facts: call.Recorded.Count > 0, jobs: call.WakesJobs);
        return result;
    }

    private async Task<T> Complete<T>(T answer, Call call, CancellationToken ct)
    {
        foreach (var part in services.GetServices<IAnswerPart<T>>())
        {
            answer = await part.Complete(answer, call, ct);
        }

        return answer;
    }

    private void KeepFacts(Call call)
    {
        foreach (var recorded in call.Recorded)
        {
            var (fact, e) = (recorded.Fact, Event.Of(recorded, factNames, call));
            call.Append(e);
            FeedEntry.Announce(call.Session, e);
            foreach (var job in reactions.To(fact, e, ids))
            {
                call.Append(job);
                call.JobsAreDue();
            }
        }

        var facts = call.Facts;
        foreach (var projection in projections)
        {
            projection.Apply(facts, call);
        }
    }

    private Refusal? Refuse<T>(Caller caller, IUseCase<T> useCase)
    {
        if (!useCases.Rows.TryGetValue(useCase.GetType(), out var row))
        {
            throw new InvalidOperationException($"{useCase.GetType().Name} has no row in the permission table.");
        }

        if (!caller.May(row.Permission))
        {
            return new Refusal(RefusalKind.Forbidden, "forbidden", $"This needs the right {row.Permission}.");
        }

        var checks = new Checks();
        (useCase as ICommand<T>)?.Check(checks);
        return checks.Errors.Count > 0 ? Refusal.Invalid(checks.Errors) : null;
    }

    // A use case's type is known only at run time here; the generic call is bound once per pair of types.
    private Task<Result<T>> Handle<T>(IUseCase<T> useCase, Call call, CancellationToken ct) =>
        HandlerCall<T>.For(useCase.GetType()).Handle(services, useCase, call, ct);
}
