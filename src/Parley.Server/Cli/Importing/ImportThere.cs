using System.CommandLine;
using System.Globalization;
using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Parley.Desk.Imports.Runs;
using Parley.Platform;
using Parley.Platform.Work;
using Parley.Server.Hosting;

namespace Parley.Server.Cli.Importing;

/// <summary>Hands a file to the server that holds the SQLite database, by its API, and watches it there.</summary>
internal sealed class ImportThere(ParseResult parsed, ImportPlan plan, Uri address, Settings settings)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    public async Task<int> Run(CancellationToken ct)
    {
        if ((plan.ApiKey ?? settings.ApiKey) is not { } key)
        {
            return Output.Fail($"Parley serves this database at {address}, so that server has to do it: say --api-key KEY (or PARLEY_API_KEY) with a key that has the right import.run, or stop the server first.");
        }

        if (plan.Workspace is not null)
        {
            return Output.Fail($"Parley serves this database at {address}, and the key says which workspace is meant: leave out --workspace.");
        }

        using var http = new HttpClient { BaseAddress = new Uri(address, "/api/v1/"), Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        try
        {
            using var progress = new ProgressLine(TimeProvider.System);
            var import = await Upload(http, progress, ct);
            return await Watch(http, import, progress, ct);
        }
        catch (HttpRequestException error)
        {
            return Output.Fail($"{address}: {error.Message}");
        }
    }

    private async Task<ImportView> Upload(HttpClient http, ProgressLine progress, CancellationToken ct)
    {
        await using var file = plan.Open();
        progress.Start($"Handing it to {address}", file.CanSeek ? file.Length : 0);
        using var form = new MultipartFormDataContent { { new StreamContent(file), "file", plan.Name } };
        foreach (var (name, value) in Fields())
        {
            form.Add(new StringContent(value), name);
        }

        using var answer = await http.PostAsync(new Uri("imports", UriKind.Relative), form, ct);
        return await Read(answer, ct);
    }

    private IEnumerable<(string Name, string Value)> Fields() => new (string Name, string? Value)[]
    {
        ("kind", Words.Of(plan.Kind)),
        ("source", plan.Source),
        ("columns", plan.Settings.Columns is { } columns ? JsonSerializer.Serialize(columns, PublicJson.Options) : null),
        ("delimiter", plan.Settings.Delimiter),
        ("encoding", plan.Settings.Encoding),
        ("tag", plan.Settings.Tag),
        ("spread_days", plan.Settings.SpreadDays.ToString(CultureInfo.InvariantCulture)),
    }.Where(f => f.Value is not null).Select(f => (f.Name, f.Value!)); // just looked

    private async Task<int> Watch(HttpClient http, ImportView import, ProgressLine progress, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        import = await Post(http, import, plan.DryRun ? "check" : "start", ct);
        progress.Start(plan.DryRun ? "Checking there" : "Importing there", import.Size);
        while (import.State is ImportState.Checking or ImportState.Running)
        {
            await Task.Delay(Look, TimeProvider.System, stop.Token).ContinueWith(static _ => { }, TaskScheduler.Default);
            import = stop.IsCancellationRequested ? await Post(http, import, "cancel", ct) : await Get(http, import, ct);
            progress.Counted = (import.Rows, "rows");
            progress.Add(import.Bytes - progress.Done);
        }

        progress.End();
        if (import.State == ImportState.Failed)
        {
            return Output.Fail(import.Problem ?? "It failed.");
        }

        var report = await Report(http, import, stop.IsCancellationRequested, ct);
        if (plan.DryRun)
        {
            using var gone = await http.DeleteAsync(new Uri($"imports/{import.Id.Value}", UriKind.Relative), ct);
        }

        parsed.Print(report, report.ToText([.. import.FirstRejected.Take(RejectsFile.Shown)]));
        return report.ExitCode;

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private async Task<ImportReport> Report(HttpClient http, ImportView import, bool stopped, CancellationToken ct)
    {
        File.Delete(plan.Rejects);
        if (import.Rejected > 0)
        {
            await using var rejects = File.Create(plan.Rejects);
            await using var rows = await http.GetStreamAsync(new Uri($"imports/{import.Id.Value}/rejects", UriKind.Relative), ct);
            await rows.CopyToAsync(rejects, ct);
        }

        var seconds = ((import.EndedAt ?? import.StartedAt ?? import.CreatedAt) - (import.StartedAt ?? import.CreatedAt)).TotalSeconds;
        return new ImportReport(
            plan.Kind,
            plan.Source,
            plan.DryRun,
            stopped,
            import.Rows,
            import.Added,
            import.Known,
            import.Changed,
            import.Rejected,
            import.Rejected > 0 ? plan.Rejects : null,
            Math.Round(seconds, 1),
            []);
    }

    private static async Task<ImportView> Post(HttpClient http, ImportView import, string verb, CancellationToken ct)
    {
        using var answer = await http.PostAsync(new Uri($"imports/{import.Id.Value}/{verb}", UriKind.Relative), null, ct);
        return await Read(answer, ct);
    }

    private static async Task<ImportView> Get(HttpClient http, ImportView import, CancellationToken ct)
    {
        using var answer = await http.GetAsync(new Uri($"imports/{import.Id.Value}", UriKind.Relative), ct);
        return await Read(answer, ct);
    }

    private static async Task<ImportView> Read(HttpResponseMessage answer, CancellationToken ct)
    {
        var text = await answer.Content.ReadAsStringAsync(ct);
        return answer.IsSuccessStatusCode
            ? JsonSerializer.Deserialize<ImportView>(text, PublicJson.Options)! // it was 2xx
            : throw new HttpRequestException(Problem(text) ?? $"It answered {(int)answer.StatusCode}.");
    }

    private static string? Problem(string text)
    {
        try
        {
            return JsonNode.Parse(text)?["detail"]?.GetValue<string>();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
