namespace Parley.Desk.Imports.Reading;

/// <summary>Reads a file's rows, one after the other, in one pass.</summary>
public interface IRowReader
{
    IAsyncEnumerable<ReadRow> Read(CancellationToken ct);

    /// <summary>What a person should know of how the file was read; complete at its end.</summary>
    IReadOnlyList<string> Notices { get; }
}
