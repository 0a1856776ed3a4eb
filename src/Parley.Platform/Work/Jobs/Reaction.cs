using System.Diagnostics;
using Parley.Platform.Ids;

namespace Parley.Platform.Work.Jobs;

/// <summary>What follows a fact: a job of this kind, written in the fact's own transaction.</summary>
/// <param name="Fact">The type of fact.</param>
/// <param name="Kind">The name of a <see cref="JobKind"/>.</param>
/// <param name="AnswersTo">The origins it answers to; a fact of another leaves no job.</param>
/// <param name="Key">The order it must keep (<see cref="Job.Key"/>); null: none.</param>
public sealed record Reaction(Type Fact, string Kind, IReadOnlyList<Origin> AnswersTo, Func<Fact, string>? Key = null);

/// <summary>All reactions there are, by fact.</summary>
public sealed class Reactions(IEnumerable<Reaction> reactions)
{
    private readonly ILookup<Type, Reaction> _byFact = reactions.ToLookup(r => r.Fact);

    /// <summary>The jobs that a fact calls for.</summary>
    internal IEnumerable<Job> To(Fact fact, Event e, IdSource ids) =>
        _byFact[fact.GetType()].Where(r => r.AnswersTo.Contains(e.Origin)).Select(r => new Job
        {
            Id = ids.Next<JobId>(),
            WorkspaceId = e.WorkspaceId,
            Kind = r.Kind,
            Key = r.Key?.Invoke(fact),
            EventId = e.Id,
            Data = "{}",
            RunAt = e.At,
            Trace = Activity.Current?.Id,
            CreatedAt = e.At,
        });
}
