using System.CommandLine;
using System.Text.Json;
using Parley.Platform.Work;

namespace Parley.Server.Cli;

/// <summary>How a command answers: a person in words, a script in JSON; what went wrong on the other stream.</summary>
internal static class Output
{
    /// <param name="value">The answer with <c>--json</c>.</param>
    /// <param name="text">The answer without.</param>
    public static void Print(this ParseResult parsed, object value, string text) =>
        Console.WriteLine(parsed.GetValue(CommonOptions.Json) ? Json(value) : text);

    public static string Json(object value) => JsonSerializer.Serialize(value, PublicJson.Options);

    public static int Fail(string why)
    {
        Console.Error.WriteLine(why);
        return 1;
    }
}
