using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Fields;

/// <summary>Changes a field, archives it, or takes it back into use; what is null stays. Its key and its type never change.</summary>
public sealed record ChangeField(TicketFieldId Id) : ICommand<TicketFieldView>
{
    public string? Name { get; init; }

    public Optional<string?> Help { get; init; }

    /// <summary>All that are to be chosen from, in order; one that is left out is out of use, and stays on the tickets that have it.</summary>
    public IReadOnlyList<WantedOption>? Options { get; init; }

    public IReadOnlyList<TicketStatus>? RequiredOn { get; init; }

    public bool? Active { get; init; }

    public void Check(Checks check)
    {
        if (Name is not null)
        {
            FieldTerms.CheckName(check, Name);
        }

        FieldTerms.CheckHelp(check, Help.Value);
        FieldTerms.CheckOptions(check, Options ?? []);
        FieldTerms.CheckRequiredOn(check, RequiredOn ?? []);
    }
}

internal sealed class ChangeFieldHandler(KnownFields known) : IHandler<ChangeField, TicketFieldView>
{
    public async Task<Result<TicketFieldView>> Handle(ChangeField command, Call call, CancellationToken ct)
    {
        var fields = await call.Query<TicketField>().ToListAsync(ct);
        if (fields.FirstOrDefault(f => f.Id == command.Id) is not { } field)
        {
            return Refusal.NotFound("field");
        }

        if ((command.Active == true && !field.Active ? Return(field, fields) : null) is { } full)
        {
            return full;
        }

        field.Active = command.Active ?? field.Active;
        if (field.Active && FieldLimits.RefusalOfName(fields, command.Name ?? field.Name, field.Id) is { } taken)
        {
            return taken;
        }

        if (command.Options is { } wanted)
        {
            var options = FieldTerms.Options(field.Type, field.ReadOptions, wanted);
            if (options.Refusal is { } wrong)
            {
                return wrong;
            }

            field.Options = PublicJson.Write(options.Value);
        }

        field.Name = command.Name?.Trim() ?? field.Name;
        field.Help = command.Help.IsGiven ? FieldTerms.Tidy(command.Help.Value) : field.Help;
        field.RequiredOn = command.RequiredOn is { } statuses ? PublicJson.Write(statuses) : field.RequiredOn;
        call.AfterCommit(() => known.Changed(call.Workspace));
        return TicketFieldView.Of(field);
    }

    // Behind those in use.
    private static Refusal? Return(TicketField field, IReadOnlyList<TicketField> fields)
    {
        if (fields.Count(f => f.Active) >= FieldTerms.MostFields)
        {
            return FieldLimits.RefusalOfOneMore(fields);
        }

        field.Position = fields.Where(f => f.Active).Select(f => f.Position).DefaultIfEmpty(0).Max() + 1;
        return null;
    }
}
