using System.Text.RegularExpressions;
using Parley.Platform.Work;

namespace Parley.Desk.People;

/// <summary>Makes the caller's workspace itself; the caller carries the new id.</summary>
/// <param name="Slug">Null makes one from the name.</param>
public sealed partial record CreateWorkspace(string Name, string? Slug = null) : ICommand<Workspace>
{
    public string SlugOrMade => Slug ?? Unfit().Replace(Name.Trim().ToLowerInvariant(), "-").Trim('-');

    public void Check(Checks check)
    {
        check.Required("/name", Name, 100);
        if (SlugOrMade.Length is 0 or > 60)
        {
            check.Add("/slug", "invalid", "The short name needs 1 to 60 letters, digits or dashes.");
        }
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Unfit();
}

internal sealed class CreateWorkspaceHandler : IHandler<CreateWorkspace, Workspace>
{
    public Task<Result<Workspace>> Handle(CreateWorkspace command, Call call, CancellationToken ct)
    {
        var workspace = call.Add(new Workspace
        {
            Id = call.Workspace,
            Slug = command.SlugOrMade,
            Name = command.Name.Trim(),
            CreatedAt = call.Now,
        });
        return Task.FromResult<Result<Workspace>>(workspace);
    }
}
