namespace Parley.Platform.Security;

/// <summary>The right to run a set of use cases, by its public name (<c>tickets.read</c>); also a scope of an API key.</summary>
public readonly record struct Permission(string Name)
{
    public override string ToString() => Name;
}
