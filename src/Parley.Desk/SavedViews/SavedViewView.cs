namespace Parley.Desk.SavedViews;

/// <summary>A view as others see it.</summary>
/// <param name="Id">A UUID; of those that everybody has, a word: <c>open</c>.</param>
/// <param name="Name">Of those that everybody has, null: each screen has its own words for them.</param>
/// <param name="Query">In the query language; empty: every ticket.</param>
/// <param name="Sort">As in a list's address.</param>
/// <param name="BuiltIn">Everybody has it, and nobody changes it.</param>
/// <param name="Shared">Everybody in the workspace sees it.</param>
/// <param name="Place">Its place among the saved ones, lowest first.</param>
/// <param name="Owner">Who made it; null: Parley.</param>
/// <param name="Editable">Whether the caller may change and delete it.</param>
public sealed record SavedViewView(string Id, string? Name, string Query, string Sort, bool BuiltIn, bool Shared, int Place, Named? Owner, bool Editable);
