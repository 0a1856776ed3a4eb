using System.Text.Json;

namespace Parley.Platform.Work;

/// <summary>A JSON value of the right type that means nothing: an unknown word, a broken id. Unlike a wrong type it is a mistake of content.</summary>
public sealed class UnreadableValue(string code, string message) : JsonException(message)
{
    public string Code => code;
}
