namespace Parley.Server.Tests.Assignment;

/// <summary>Assignment against a plain model of it.</summary>
public sealed class AssignmentHistoriesTests(AssignmentHost host) : IClassFixture<AssignmentHost>
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Count)];

    // More are played by hand before a change of the rules is landed.
    private static int Count => int.TryParse(Environment.GetEnvironmentVariable("PARLEY_TEST_HISTORIES"), out var count) ? count : 8;

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task After_every_step_of_a_random_history_each_ticket_is_with_whom_the_plain_model_says(int seed) => await AssignmentHistory.Play(host, seed, steps: 60);
}
