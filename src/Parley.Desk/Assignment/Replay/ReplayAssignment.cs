using Parley.Desk.Assignment.Rules;
using Parley.Platform.Work;
using Parley.Platform.Work.Repeats;

namespace Parley.Desk.Assignment.Replay;

/// <summary>Plays the last tickets against another policy. It reads once, then reckons outside of any transaction, and writes nothing.</summary>
public sealed class ReplayAssignment(Dispatcher dispatcher)
{
    /// <summary>Some megabytes, and with a hundred agents some seconds.</summary>
    public const int Most = 10_000;

    /// <param name="last">1 to <see cref="Most"/>; null is refused.</param>
    /// <param name="policy">Null is refused.</param>
    /// <param name="once">The key by which a repeat is known; null: there is none.</param>
    public async Task<Result<ReplayReport>> Run(Caller caller, int? last, AssignmentPolicy? policy, CancellationToken ct, Once? once = null)
    {
        if (Check(last, policy) is { } wrong)
        {
            return wrong;
        }

        var stuff = await dispatcher.Run(caller, new LoadReplay(last!.Value), ct); // checked
        if (stuff.Refusal is { } refusal)
        {
            return refusal;
        }

        var report = new ReplayDesk(stuff.Value, policy!).Play(ct); // checked
        return once is null ? report : await dispatcher.Run(caller, new KeepReplay(report), ct, new Conditions(Once: once));
    }

    private static Refusal? Check(int? last, AssignmentPolicy? policy)
    {
        var check = new Checks();
        check.Given("/last", last);
        if (last is < 1 or > Most)
        {
            check.Add("/last", "out_of_range", $"A number of tickets from 1 to {Most:N0}.");
        }

        if (policy is null)
        {
            check.Add("/policy", "required", "This field is needed.");
        }
        else if (policy.Kind == AssignmentKind.Off)
        {
            check.Add("/policy/kind", "out_of_range", "Off gives nobody anything. Name round_robin, least_loaded or score.");
        }

        policy?.Check(check, "/policy");
        return check.Errors.Count > 0 ? Refusal.Invalid(check.Errors) : null;
    }
}
