using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Fields;

/// <summary>Gives the workspace's tickets a field, behind the others.</summary>
/// <param name="Options">What there is to choose from; for select and multiselect alone.</param>
public sealed record AddField(string Key, string Name, FieldType? Type, string? Help, IReadOnlyList<WantedOption> Options, IReadOnlyList<TicketStatus> RequiredOn) : ICommand<TicketFieldView>
{
    public void Check(Checks check)
    {
        FieldTerms.CheckKey(check, Key);
        FieldTerms.CheckName(check, Name);
        check.Given("/type", Type);
        FieldTerms.CheckHelp(check, Help);
        FieldTerms.CheckOptions(check, Options);
        FieldTerms.CheckRequiredOn(check, RequiredOn);
    }
}

internal sealed class AddFieldHandler(KnownFields known) : IHandler<AddField, TicketFieldView>
{
    public async Task<Result<TicketFieldView>> Handle(AddField command, Call call, CancellationToken ct)
    {
        var fields = await call.Query<TicketField>().AsNoTracking().ToListAsync(ct);
        if (FieldLimits.RefusalOfOneMore(fields) is { } full)
        {
            return full;
        }

        if (fields.FirstOrDefault(f => f.Key == command.Key) is { } other)
        {
            return Refusal.Invalid("/key", "taken", other.Active ? "There is a field of this key already." : "An archived field has this key. Take it back into use instead.");
        }

        if (FieldLimits.RefusalOfName(fields, command.Name, null) is { } taken)
        {
            return taken;
        }

        var options = FieldTerms.Options(command.Type!.Value, [], command.Options); // checked to be given
        if (options.Refusal is { } wrong)
        {
            return wrong;
        }

        var field = call.Add(new TicketField
        {
            Id = call.Ids.Next<TicketFieldId>(),
            WorkspaceId = call.Workspace,
            Key = command.Key,
            Name = command.Name.Trim(),
            Type = command.Type.Value,
            Help = FieldTerms.Tidy(command.Help),
            Options = PublicJson.Write(options.Value),
            RequiredOn = PublicJson.Write(command.RequiredOn),
            Position = fields.Where(f => f.Active).Select(f => f.Position).DefaultIfEmpty(0).Max() + 1,
            CreatedAt = call.Now,
        });
        call.AfterCommit(() => known.Changed(call.Workspace));
        return TicketFieldView.Of(field);
    }
}
