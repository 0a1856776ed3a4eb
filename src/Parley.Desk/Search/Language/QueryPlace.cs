namespace Parley.Desk.Search.Language;

/// <summary>What stands at the cursor of somebody who writes a query.</summary>
/// <param name="Field">The field whose value it is; null: a word, or a field's name.</param>
/// <param name="Typed">Of it what stands before the cursor.</param>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends: what is chosen takes the place of all of it.</param>
internal sealed record QueryPlace(QueryField? Field, string Typed, int From, int To)
{
    public static QueryPlace OfNothing(int cursor) => new(null, "", cursor, cursor);
}
