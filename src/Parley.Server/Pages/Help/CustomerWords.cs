using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Server.Pages.Help;

/// <summary>How the desk's words are said to a customer.</summary>
internal static class CustomerWords
{
    public static StatusWords Of(TicketStatus status) => status switch
    {
        TicketStatus.Pending => new("Waiting for your answer", "We asked you something. Answer below and we go on.", "amber"),
        TicketStatus.Resolved => new("Solved", "If something is still open, write below and we look at it again.", "green"),
        TicketStatus.Closed => new("Closed", "What you write below goes on in a request of its own.", "grey"),
        _ => new("We are on it", "Our answer appears on this page. You can add something at any time.", "accent"),
    };

    public static Refusal Of(Refusal refusal) => refusal with { Errors = [.. refusal.Errors.Select(e => e with { Message = MessageOf(e) })] };

    public static Refusal TooMany(HttpContext http) => new(
        RefusalKind.TooMany,
        "rate_limited",
        $"Too much was sent from your address. Wait {http.Response.Headers.RetryAfter} seconds, then send it again. Your text is kept.");

    private static string MessageOf(FieldError error) => (error.Field, error.Code) switch
    {
        ("/email", "required") => "Enter the address at which we can reach you.",
        ("/email", "invalid_email") => "Enter a whole address, such as name@example.com.",
        ("/subject", "required") => "Say in a few words what it is about.",
        ("/description", "required") => "Tell us what happened or what you need.",
        ("/score", _) => "Choose one of the two.",
        ("/body", "required") => "Write your message first.",
        _ => error.Message,
    };
}

/// <param name="Words">The status itself.</param>
/// <param name="Meaning">What follows from it for the customer.</param>
/// <param name="Tone">Which of the style sheet's tones it has.</param>
public sealed record StatusWords(string Words, string Meaning, string Tone);
