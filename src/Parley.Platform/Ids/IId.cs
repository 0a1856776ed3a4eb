namespace Parley.Platform.Ids;

/// <summary>A typed wrapper around a UUIDv7, one struct an entity, so that a ticket's id is never taken for a contact's.</summary>
public interface IId<TSelf> : IComparable<TSelf>
    where TSelf : struct, IId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}
