using System.Runtime.CompilerServices;

namespace Parley.Desk.Imports.Reading.Csv;

/// <summary>Reads tickets or contacts from a CSV file.</summary>
internal sealed class CsvRows(CsvFile file, ColumnMap map, ImportKind kind, ImportFrame frame, IReadOnlyList<string> notices) : IRowReader
{
    public IReadOnlyList<string> Notices => notices;

    public async IAsyncEnumerable<ReadRow> Read([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var record in file.Read(ct))
        {
            yield return record.Fault is { } fault ? ReadRow.Rejected(record.Line, "", fault.Code, fault.Message) : new CsvRow(record, map, frame).Read(kind);
        }
    }
}
