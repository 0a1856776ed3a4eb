namespace Parley.Platform.Work;

/// <summary>One page of a list, in the list's order.</summary>
/// <param name="Next">What to send as <c>after</c> for the following page; null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Data, string? Next);

/// <summary>How much of a list is asked for.</summary>
/// <param name="Limit">1 to <see cref="Most"/>.</param>
/// <param name="After">The <c>next</c> of the page before; null for the first.</param>
public sealed record PageRequest(int Limit = PageRequest.Usual, string? After = null)
{
    public const int Usual = 25;
    public const int Most = 100;
}
