using Parley.Platform.Ids;

namespace Parley.Desk.People.Contacts;

public readonly record struct ContactId(Guid Value) : IId<ContactId>
{
    public static ContactId From(Guid value) => new(value);

    public int CompareTo(ContactId other) => Value.CompareTo(other.Value);
}

public readonly record struct CompanyId(Guid Value) : IId<CompanyId>
{
    public static CompanyId From(Guid value) => new(value);

    public int CompareTo(CompanyId other) => Value.CompareTo(other.Value);
}

/// <summary>A customer; known by an email address within the workspace.</summary>
public sealed class Contact : IInWorkspace
{
    public required ContactId Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required string Name { get; set; }

    /// <summary>As the customer wrote it.</summary>
    public required string Email { get; init; }

    /// <summary>Trimmed and lower-case; unique in the workspace. Stored, because an index on lower(email) is not used under a policy.</summary>
    public required string EmailNorm { get; init; }

    public CompanyId? CompanyId { get; init; }

    public Company? Company { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when what they write by themselves arrives as spam; null: it does not.</summary>
    public DateTimeOffset? BlockedAt { get; set; }
}

public sealed class Company : IInWorkspace
{
    public required CompanyId Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required string Name { get; init; }

    /// <summary>The email domain whose contacts belong to the company; lower-case, unique in the workspace.</summary>
    public required string Domain { get; init; }
}
