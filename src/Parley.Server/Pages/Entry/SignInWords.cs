using Parley.Platform.Work;

namespace Parley.Server.Pages.Entry;

/// <summary>Refusals in the words of a page, where a field is a box and not a JSON pointer.</summary>
internal static class SignInWords
{
    public static Refusal Of(Refusal refusal) => refusal.Code switch
    {
        "wrong_credentials" => refusal with { Detail = "The email or the password is not right. Check both and try again." },
        "workspace_required" => refusal with { Detail = "You belong to several. Choose one and enter your password once more." },
        "no_workspace" => refusal with { Detail = "This account belongs to no workspace. An administrator can add you to one." },
        _ => refusal with { Errors = [.. refusal.Errors.Select(e => e with { Message = MessageOf(e) })] },
    };

    private static string MessageOf(FieldError error) => (error.Field, error.Code) switch
    {
        ("/email", "required") => "Enter your email.",
        ("/password", "required") => "Enter your password.",
        _ => error.Message,
    };
}
