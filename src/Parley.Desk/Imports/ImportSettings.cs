namespace Parley.Desk.Imports;

/// <summary>How a file is to be read.</summary>
public sealed record ImportSettings
{
    /// <summary>The most days that <see cref="SpreadDays"/> can be.</summary>
    public const int MostSpreadDays = 3650;

    /// <summary>Of CSV: which column each field is read from, by its name in the first row; null: as they are known by their names.</summary>
    public IReadOnlyDictionary<string, string>? Columns { get; init; }

    /// <summary>Of CSV: <c>,</c>, <c>;</c> or a tab; null: as the first row has it.</summary>
    public string? Delimiter { get; init; }

    /// <summary>Of CSV: a name such as <c>utf-8</c>; null: as it is recognised.</summary>
    public string? Encoding { get; init; }

    /// <summary>Put on each ticket; null: none.</summary>
    public string? Tag { get; init; }

    /// <summary>Over how many days up to now tickets without any time are laid, in the order of the file.</summary>
    public int SpreadDays { get; init; } = 90;
}
