using System.Globalization;
using Parley.Platform.Data.Copies;
using Parley.Server.Pages.Look;

namespace Parley.Server.Cli;

/// <summary>Shows how far a long command has come, its rate and what remains: one line written over on a terminal, now and then a line elsewhere.</summary>
/// <param name="unit">What is counted; null: bytes.</param>
internal sealed class ProgressLine(TimeProvider clock, string? unit = null) : ICopyProgress, IDisposable
{
    private readonly bool _terminal = !Console.IsErrorRedirected;
    private string _what = "";
    private long _total;
    private long _done;
    private long _started;
    private long _shown;
    private bool _open;

    public long Done => _done;

    /// <summary>How much of what is counted was done, where that is more than bytes; null: nothing else is.</summary>
    public (long Count, string Of)? Counted { get; set; }

    public void Start(string what, long total)
    {
        End();
        (_what, _total, _done, _started, _shown) = (what, total, 0, clock.GetTimestamp(), clock.GetTimestamp());
        Show();
    }

    public void Add(long more)
    {
        _done += more;
        if (_what.Length > 0 && clock.GetElapsedTime(_shown) > (_terminal ? TimeSpan.FromMilliseconds(200) : TimeSpan.FromSeconds(10)))
        {
            _shown = clock.GetTimestamp();
            Show();
        }
    }

    /// <summary>Leaves the line as it stands.</summary>
    public void End()
    {
        if (_open)
        {
            Show();
            Console.Error.WriteLine();
            _open = false;
        }
    }

    public void Dispose() => End();

    private void Show()
    {
        var line = Line();
        if (_terminal)
        {
            Console.Error.Write($"\r{line}\e[K");
            _open = true;
        }
        else
        {
            Console.Error.WriteLine(line);
        }
    }

    private string Line()
    {
        var seconds = clock.GetElapsedTime(_started).TotalSeconds;
        if (_done == 0 || seconds < 0.1)
        {
            return $"{_what} …";
        }

        var rate = _done / seconds;
        var share = _total > 0 ? $" {Math.Min(100, 100 * _done / _total)} %," : "";
        var left = _total > _done ? $", {TimeSpan.FromSeconds((_total - _done) / rate).ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture)} left" : "";
        var counted = Counted is var (count, of) ? string.Create(CultureInfo.InvariantCulture, $"; {count:N0} {of}, {count / seconds:N0}/s") : "";
        return $"{_what}:{share} {Amount(_done)}, {Amount((long)rate)}/s{left}{counted}";
    }

    private string Amount(long amount) => unit is null ? Sizes.Of(amount) : string.Create(CultureInfo.InvariantCulture, $"{amount:N0} {unit}");
}
