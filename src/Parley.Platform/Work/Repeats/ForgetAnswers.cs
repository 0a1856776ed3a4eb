using Parley.Platform.Work.Jobs;

namespace Parley.Platform.Work.Repeats;

/// <summary>Takes away kept answers that are past their time.</summary>
internal sealed class ForgetAnswers(KeptAnswers answers) : IJobHandler
{
    public Task Run(JobRun run, CancellationToken ct) => answers.ForgetOld(ct);
}
