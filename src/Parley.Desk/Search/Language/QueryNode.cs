namespace Parley.Desk.Search.Language;

/// <summary>What a query says, as a tree. It is always in its plainest form: nothing is in brackets that need not be, and nothing refused twice.</summary>
internal abstract record QueryNode
{
    /// <summary>Everything below it, itself included.</summary>
    public IEnumerable<QueryNode> Nodes => Inside.SelectMany(part => part.Nodes).Prepend(this);

    public virtual IReadOnlyList<QueryNode> Inside => [];

    /// <summary>In the language. Reading it gives the same tree.</summary>
    public abstract string Print();

    /// <param name="parts">At least one.</param>
    public static QueryNode All(IEnumerable<QueryNode> parts) =>
        parts.SelectMany(part => part is AllOf all ? all.Parts : [part]).ToList() is var flat && flat.Count == 1 ? flat[0] : new AllOf(flat);

    /// <inheritdoc cref="All"/>
    public static QueryNode Any(IEnumerable<QueryNode> parts) =>
        parts.SelectMany(part => part is AnyOf any ? any.Parts : [part]).ToList() is var flat && flat.Count == 1 ? flat[0] : new AnyOf(flat);

    public static QueryNode Not(QueryNode part) => part is NoneOf none ? none.Part : new NoneOf(part);
}

internal sealed record AllOf(IReadOnlyList<QueryNode> Parts) : QueryNode
{
    public override IReadOnlyList<QueryNode> Inside => Parts;

    public override string Print() => string.Join(' ', Parts.Select(part => part is AnyOf ? $"({part.Print()})" : part.Print()));
}

internal sealed record AnyOf(IReadOnlyList<QueryNode> Parts) : QueryNode
{
    public override IReadOnlyList<QueryNode> Inside => Parts;

    public override string Print() => string.Join(" or ", Parts.Select(part => part.Print()));
}

internal sealed record NoneOf(QueryNode Part) : QueryNode
{
    public override IReadOnlyList<QueryNode> Inside => [Part];

    public override string Print() => Part is AllOf or AnyOf ? $"-({Part.Print()})" : $"-{Part.Print()}";
}

/// <param name="Tokens">Next to each other, in this order.</param>
/// <param name="Beginning">The last token is only the beginning of a word.</param>
internal sealed record SearchTerm(IReadOnlyList<string> Tokens, bool Beginning) : QueryNode
{
    public override string Print() =>
        Beginning ? $"{string.Join('-', Tokens)}*"
        : Tokens is [var word] && word != QueryReader.Or ? word
        : $"\"{string.Join(' ', Tokens)}\"";
}

/// <summary>What a field of a ticket must be.</summary>
/// <param name="Values">One of them; several only with <see cref="Comparison.Is"/>.</param>
internal sealed record FieldTest(QueryField Field, Comparison Comparison, IReadOnlyList<QueryValue> Values) : QueryNode
{
    public override string Print() => $"{Field.Name}{Comparison.Print()}{string.Join(',', Values.Select(value => value.Print()))}";
}

/// <param name="Text">As its field writes it.</param>
/// <param name="Position">Where it began in what was read, for what may still turn out wrong.</param>
/// <param name="Length">In what was read.</param>
internal sealed record QueryValue(string Text, int Position = 0, int Length = 0)
{
    public string Print() => QueryReader.IsPlain(Text) ? Text : $"\"{Text}\"";
}
