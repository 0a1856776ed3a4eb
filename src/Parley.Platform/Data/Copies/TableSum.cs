namespace Parley.Platform.Data.Copies;

/// <summary>A table as a backup holds it.</summary>
/// <param name="Columns">In the order in which a row's values are written.</param>
public sealed record TableShape(string Name, IReadOnlyList<string> Columns);

/// <summary>What must be equal when a table was restored.</summary>
/// <param name="Sha256">Of its rows in the order of their key; hex, lower-case.</param>
public sealed record TableSum(string Name, long Rows, string Sha256);

/// <param name="Last">The last number given out, or the first to give out while <paramref name="Called"/> is false.</param>
public sealed record SequenceValue(string Name, long Last, bool Called);

/// <summary>What a database held at one moment, in short.</summary>
public sealed record DatabaseSums(IReadOnlyList<TableSum> Tables, IReadOnlyList<SequenceValue> Sequences)
{
    /// <summary>The tables and sequences that are not as they are here; empty when all is the same.</summary>
    public IReadOnlyList<string> DifferencesTo(DatabaseSums other) =>
    [
        .. Tables.Except(other.Tables).Concat(other.Tables.Except(Tables)).Select(t => t.Name)
            .Concat(Sequences.Except(other.Sequences).Concat(other.Sequences.Except(Sequences)).Select(s => s.Name))
            .Distinct(),
    ];
}
