using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Sla.Policies;

/// <summary>What is promised for one priority, in minutes of working time; null promises nothing.</summary>
public sealed record SlaTargets(Priority? Priority, int? FirstResponse, int? NextResponse, int? Resolution)
{
    /// <summary>A year around the clock.</summary>
    private const int Longest = 366 * 24 * 60;

    internal int? Of(SlaMetric metric) => metric switch
    {
        SlaMetric.FirstResponse => FirstResponse,
        SlaMetric.NextResponse => NextResponse,
        _ => Resolution,
    };

    internal void Check(Checks check, string field)
    {
        check.Given($"{field}/priority", Priority);
        CheckMinutes(check, $"{field}/first_response", FirstResponse);
        CheckMinutes(check, $"{field}/next_response", NextResponse);
        CheckMinutes(check, $"{field}/resolution", Resolution);
    }

    private static void CheckMinutes(Checks check, string field, int? minutes)
    {
        if (minutes is < 1 or > Longest)
        {
            check.Add(field, "out_of_range", $"A target has 1 to {Longest:N0} minutes; null promises nothing.");
        }
    }
}
