namespace Parley.Server.Tests.Workflow;

/// <summary>The workflow against a plain model of it.</summary>
public sealed class WorkflowHistoriesTests(LaterHost host) : IClassFixture<LaterHost>
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Count)];

    // More are played by hand before a change of the rules is landed.
    private static int Count => int.TryParse(Environment.GetEnvironmentVariable("PARLEY_TEST_HISTORIES"), out var count) ? count : 12;

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Every_step_of_a_random_history_is_answered_and_ends_as_in_the_plain_model(int seed) => await History.Play(host, seed, steps: 60);
}
