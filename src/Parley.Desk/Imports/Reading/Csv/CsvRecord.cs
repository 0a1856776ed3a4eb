namespace Parley.Desk.Imports.Reading.Csv;

/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Fault">Why it cannot be read; null: it can.</param>
internal sealed record CsvRecord(long Line, IReadOnlyList<string> Fields, CsvFault? Fault);

internal sealed record CsvFault(string Code, string Message)
{
    public static readonly CsvFault Open = new("open_quote", "A quote is opened here and closed nowhere near. Put two quotes where one is meant as text.");
    public static readonly CsvFault AfterQuote = new("text_after_quote", "Text follows a closing quote. Put two quotes where one is meant as text.");
    public static readonly CsvFault TooLong = new("too_long", $"This row has more than {CsvRecords.MaxRecord:N0} characters.");
    public static readonly CsvFault BrokeOff = new("broken_off", "The packed file breaks off here: there was more. Take a whole copy and import it again.");

    public static CsvFault TooMany(int columns) => new("too_many_fields", $"This row has more than the {columns} fields of the first one: a field with a delimiter in it wants quotes.");
}
