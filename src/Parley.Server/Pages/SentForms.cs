using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Parley.Platform.Ids;
using Parley.Platform.Security;
using Parley.Platform.Work;

namespace Parley.Server.Pages;

/// <summary>
/// A form that a hasty hand sends twice is done once: the same words under the same stamp get the first one's answer. Kept in memory for
/// ten minutes: each node knows its own.
/// </summary>
internal sealed class SentForms(TimeProvider clock, IdSource ids)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, Sent> _sent = new();

    /// <summary>For a form that is about to be shown.</summary>
    public string Stamp() => SecretToken.Make(ids);

    /// <param name="address">Where the form was sent.</param>
    /// <param name="send">
    /// Does it and answers where to go on. It must not end with the request: a browser drops the first request when the second is sent.
    /// </param>
    public async Task<Result<string>> Once(string address, FilledForm form, Func<Task<Result<string>>> send)
    {
        if (form[FilledForm.StampField].Length == 0)
        {
            return await send();
        }

        Forget();
        var key = KeyOf(address, form);
        var sent = _sent.GetOrAdd(key, _ => new Sent(clock.GetUtcNow(), new Lazy<Task<Result<string>>>(send)));
        var done = false;
        try
        {
            var answer = await sent.Answer.Value;
            done = answer.Refusal is null;
            return answer;
        }
        finally
        {
            if (!done)
            {
                _sent.TryRemove(key, out _);
            }
        }
    }

    private void Forget()
    {
        var oldest = clock.GetUtcNow() - Kept;
        foreach (var (key, sent) in _sent)
        {
            if (sent.At < oldest)
            {
                _sent.TryRemove(key, out _);
            }
        }
    }

    // The words are part of it: who goes back and writes something else means a second request.
    private static string KeyOf(string address, FilledForm form)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var fields = form.Values.OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => new[] { pair.Key, pair.Value });
        foreach (var text in fields.Prepend(address))
        {
            digest.AppendData(Encoding.UTF8.GetBytes($"{text.Length}:{text}"));
        }

        return Convert.ToHexString(digest.GetHashAndReset());
    }

    private sealed record Sent(DateTimeOffset At, Lazy<Task<Result<string>>> Answer);
}
