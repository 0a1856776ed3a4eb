using Microsoft.Extensions.DependencyInjection;
using Parley.Platform.Work.Feed;
using Parley.Platform.Work.Jobs;
using Parley.Platform.Work.Repeats;

namespace Parley.Platform.Work;

public static class WorkServices
{
    public static IServiceCollection AddWork(this IServiceCollection services, FeedRetention retention)
    {
        services.AddSingleton<Dispatcher>();
        services.AddSingleton<KeptAnswers>();
        services.AddSingleton<WorkBells>();
        services.AddSingleton<CommitPoints>();
        services.AddSingleton<Reactions>();
        services.AddSingleton<JobKinds>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<JobBook>();
        services.AddSingleton<FeedNumbering>();
        services.AddSingleton<FeedFollower>();
        services.AddSingleton<FeedPulse>();
        services.AddSingleton<WorkGauges>();
        services.AddSingleton(retention);
        services.AddJob<FeedTrim>(new("feed.trim", typeof(FeedTrim)) { Every = TimeSpan.FromHours(1), AtOnce = 1 });
        services.AddJob<ForgetAnswers>(new("answers.forget", typeof(ForgetAnswers)) { Every = TimeSpan.FromHours(1), AtOnce = 1 });
        return services;
    }

    /// <summary>Adds a kind of work and who does it.</summary>
    public static IServiceCollection AddJob<THandler>(this IServiceCollection services, JobKind kind)
        where THandler : class, IJobHandler => services.AddSingleton<THandler>().AddSingleton(kind);

    /// <summary>Adds what follows a fact.</summary>
    /// <param name="key">The order it must keep; null: none.</param>
    public static IServiceCollection AddReaction<TFact>(this IServiceCollection services, string kind, IReadOnlyList<Origin> answersTo, Func<TFact, string>? key = null)
        where TFact : Fact =>
        services.AddSingleton(new Reaction(typeof(TFact), kind, answersTo, key is null ? null : fact => key((TFact)fact)));
}
