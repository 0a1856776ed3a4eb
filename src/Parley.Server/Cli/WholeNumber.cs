using System.CommandLine.Parsing;
using System.Globalization;

namespace Parley.Server.Cli;

internal static class WholeNumber
{
    /// <summary>Reads an option's value; a wrong one is said with what it may be.</summary>
    public static long Read(ArgumentResult given, long least, long most)
    {
        if (!long.TryParse(given.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < least || number > most)
        {
            given.AddError($"{given.Tokens[0].Value} is no whole number from {least} to {most}.");
        }

        return number;
    }
}
