using System.Text.Json;
using Parley.Desk.Imports.Reading;
using Parley.Platform.Work;

namespace Parley.Desk.Imports.Runs;

/// <summary>Changes how a file is to be read, before it is imported; what is left out stays.</summary>
public sealed record ChangeImport(ImportId Id) : ICommand<ImportView>
{
    public ImportKind? Kind { get; init; }

    public string? Source { get; init; }

    public Optional<IReadOnlyDictionary<string, string>?> Columns { get; init; }

    public Optional<string?> Delimiter { get; init; }

    public Optional<string?> Encoding { get; init; }

    public Optional<string?> Tag { get; init; }

    public int? SpreadDays { get; init; }

    public void Check(Checks check) => ImportFrame.Check(check, Source ?? "as it is", new ImportSettings { Tag = Tag.Value, SpreadDays = SpreadDays ?? 0 });
}

internal sealed class ChangeImportHandler : IHandler<ChangeImport, ImportView>
{
    public async Task<Result<ImportView>> Handle(ChangeImport command, Call call, CancellationToken ct)
    {
        var found = await call.ImportToDo(command.Id, ct);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var import = found.Value;
        var now = import.Read;
        import.Kind = command.Kind ?? import.Kind;
        import.Source = command.Source?.Trim() ?? import.Source;
        var settings = new ImportSettings
        {
            Columns = command.Columns.Or(now.Columns),
            Delimiter = command.Delimiter.Or(now.Delimiter),
            Encoding = command.Encoding.Or(now.Encoding),
            Tag = command.Tag.Or(now.Tag),
            SpreadDays = command.SpreadDays ?? now.SpreadDays,
        };
        import.Settings = JsonSerializer.Serialize(settings, PublicJson.Options);
        import.Redraft();
        await call.ForgetRejected(import.Id, ct);
        return ImportView.Of(import, call.Now);
    }
}
