using System.Text.Json;
using Parley.Desk.Imports.Runs;
using Parley.Platform.Work;

namespace Parley.Server.Cli.Importing;

/// <summary>Keeps what cannot be imported, a JSON object a row. The file is there only if there is something in it.</summary>
internal sealed class RejectsFile(string path) : IAsyncDisposable
{
    public const int Shown = 5;

    private readonly List<RejectedRowView> _first = [];
    private StreamWriter? _file;

    public string Path => path;

    /// <summary>The first of them, to be shown.</summary>
    public IReadOnlyList<RejectedRowView> First => _first;

    /// <summary>Takes away what an earlier run has left.</summary>
    public void Clear() => File.Delete(path);

    public async Task Add(RejectedRowView row)
    {
        if (_first.Count < Shown)
        {
            _first.Add(row);
        }

        _file ??= new StreamWriter(path);
        await _file.WriteLineAsync(JsonSerializer.Serialize(row, PublicJson.Options));
    }

    public async ValueTask DisposeAsync()
    {
        if (_file is not null)
        {
            await _file.DisposeAsync();
        }
    }
}
