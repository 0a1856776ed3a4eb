using Parley.Platform.Work;

namespace Parley.Desk.Imports;

/// <summary>One row of a file, read and found right: a conversation or a contact.</summary>
/// <param name="Line">Where it begins in the file, from 1.</param>
/// <param name="Id">The source's own; with the source's name it is what a later import knows the row by.</param>
/// <param name="Digest">Of the row as it stands in the file; another one means that the row has changed there.</param>
public abstract record ImportRow(long Line, string Id, byte[] Digest)
{
    /// <summary>How much it is to write, in rows of the database, about.</summary>
    public abstract int Weight { get; }
}

/// <summary>What was read next: a row, or why it cannot be one.</summary>
/// <param name="Row">Null: it is rejected.</param>
/// <param name="Errors">Why; the fields are JSON pointers into the row, or a column's name.</param>
public sealed record ReadRow(long Line, ImportRow? Row, IReadOnlyList<FieldError> Errors)
{
    public static ReadRow Rejected(long line, string field, string code, string message) => new(line, null, [new FieldError(field, code, message)]);
}
