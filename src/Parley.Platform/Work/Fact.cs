namespace Parley.Platform.Work;

/// <summary>Something that happened, recorded by the entity it happened to and kept as an <see cref="Event"/> in the same transaction.</summary>
public abstract record Fact
{
    /// <summary>The thing it happened to: a ticket, a contact.</summary>
    public abstract Guid Subject { get; }

    /// <summary>What the public event carries as <c>data</c>; null when the type says it all.</summary>
    public virtual object? Data => null;
}

/// <summary>A row of the one table fact → public event type → realtime name.</summary>
/// <param name="Type">The public type, as in the feed and webhooks: <c>ticket.created</c>.</param>
/// <param name="Realtime">The name of the push to sockets; null when screens are not told.</param>
public sealed record FactName(string Type, string? Realtime);

/// <summary>The one table fact → public type → realtime name, composed from the capabilities' rows.</summary>
public sealed class FactNames
{
    private readonly Dictionary<Type, FactName> _rows = [];

    public IReadOnlyDictionary<Type, FactName> Rows => _rows;

    public FactName this[Fact fact] => _rows[fact.GetType()];

    /// <summary>All public types.</summary>
    public IEnumerable<string> Types => _rows.Values.Select(row => row.Type);

    /// <summary>The name of the push for a public type; null when screens are not told.</summary>
    public string? RealtimeOf(string type) => _rows.Values.First(row => row.Type == type).Realtime;

    public FactNames Add<TFact>(string type, string? realtime)
        where TFact : Fact
    {
        _rows.Add(typeof(TFact), new FactName(type, realtime));
        return this;
    }
}
