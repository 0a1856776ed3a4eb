using Parley.Desk.Assignment.Rules;
using Parley.Platform.Ids;
using Parley.Platform.Work;
using Parley.Platform.Work.Jobs;

namespace Parley.Desk.Assignment.Waiting;

/// <summary>Assigns the tickets of a workspace that wait, as far as somebody has room: each in a transaction of its own.</summary>
internal sealed class WaitingLine(Dispatcher dispatcher) : IJobHandler
{
    public const string Kind = "assignment.line";

    private const int Slice = 50;

    /// <summary>Has the line moved once this call is committed, because somebody may have room now.</summary>
    public static void Move(AssignmentRules rules, Call call)
    {
        if (!rules.IsOn)
        {
            return;
        }

        call.Append(new Job
        {
            Id = call.Ids.Next<JobId>(),
            WorkspaceId = call.Workspace,
            Kind = Kind,
            Key = Kind,
            Data = "{}",
            RunAt = call.Now,
            CreatedAt = call.Now,
        });
        call.JobsAreDue();
    }

    public Task Run(JobRun run, CancellationToken ct) => Run(run.Workspace, ct);

    public async Task Run(WorkspaceId workspace, CancellationToken ct)
    {
        var caller = PlaceTicket.By(workspace);
        int settled;
        do
        {
            settled = 0;
            foreach (var ticket in (await dispatcher.Run(caller, new NextWaiting(Slice), ct)).Value)
            {
                if (!(await dispatcher.Run(caller, new PlaceTicket(ticket), ct)).Value)
                {
                    break; // the room that was seen is taken: look again
                }

                settled++;
            }
        }
        while (settled > 0);
    }
}
