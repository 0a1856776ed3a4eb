using System.Globalization;
using Parley.Desk.Imports;
using Parley.Desk.Imports.Runs;

namespace Parley.Server.Cli.Importing;

/// <summary>What became of a file.</summary>
/// <param name="Rows">How many were judged.</param>
/// <param name="Added">In a dry run: how many would be.</param>
/// <param name="Rejects">Where the rejected ones lie; null: there are none.</param>
/// <param name="Notices">What a person should know of how the file was read.</param>
internal sealed record ImportReport(
    ImportKind Kind, string Source, bool DryRun, bool Stopped, long Rows, long Added, long Known, long Changed, long Rejected, string? Rejects, double Seconds, IReadOnlyList<string> Notices)
{
    internal int ExitCode => Stopped ? 1 : Rejected > 0 ? 3 : 0;

    public string ToText(IReadOnlyList<RejectedRowView> first) => string.Join(
        Environment.NewLine,
        [
            .. Notices,
            Line($"{(DryRun ? "Would import" : "Imported")} {Added:N0} {(Kind == ImportKind.Contacts ? "contacts" : "tickets")} of {Rows:N0} rows in {Seconds:N1} s ({Rows / Math.Max(Seconds, 0.001):N0}/s)."),
            .. Known > 0 ? [Line($"{Known:N0} were there already{(Changed > 0 ? Line($"; {Changed:N0} of them read differently in this file and were left as they are") : "")}.")] : Array.Empty<string>(),
            .. Rejected > 0 ? [Line($"{Rejected:N0} were rejected: {Rejects}")] : Array.Empty<string>(),
            .. first.Select(r => $"  line {r.Line}: {string.Join("; ", r.Errors.Select(e => $"{(e.Field.Length > 0 ? $"{e.Field}: " : "")}{e.Message}"))}"),
            .. Rejected > first.Count ? [Line($"  … and {Rejected - first.Count:N0} more.")] : Array.Empty<string>(),
            .. Stopped ? ["Stopped. What was imported is kept; the same command goes on from here."] : Array.Empty<string>(),
        ]);

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
