using Parley.Platform.Work;

namespace Parley.Desk.Search.Language;

/// <summary>Where a query is wrong, and how it is meant to be.</summary>
/// <param name="Position">Characters before the part at fault.</param>
/// <param name="Length">Of that part; 0 where something is missing.</param>
/// <param name="Message">What is wrong, in a sentence.</param>
/// <param name="Hint">What to write instead; null: the message says it.</param>
public sealed record QueryFault(int Position, int Length, string Message, string? Hint)
{
    internal string Code { get; init; } = "invalid_query";

    internal Refusal Refuse() => Refusal.Invalid("/q", Code, Message) with { Extra = Told };

    private Dictionary<string, object> Told
    {
        get
        {
            var told = new Dictionary<string, object> { ["position"] = Position, ["length"] = Length };
            if (Hint is not null)
            {
                told["hint"] = Hint;
            }

            return told;
        }
    }
}
