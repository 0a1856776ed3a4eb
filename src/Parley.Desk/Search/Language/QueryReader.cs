using Parley.Platform.Work;

namespace Parley.Desk.Search.Language;

/// <summary>
/// Reads a query: words, "phrases", -not, word*, <c>field:value</c>, <c>or</c>, brackets. It goes on behind a fault, so that what stands at the
/// cursor is known all the same.
/// </summary>
/// <param name="cursor">Where somebody is writing; -1: nobody is.</param>
internal sealed partial class QueryReader(string text, int cursor = -1)
{
    public const string Or = "or";
    public const int MaxLength = 1000;
    private const int MaxDepth = 20;
    private const int MaxTests = 60;

    private int _at;
    private int _depth;
    private int _tests;
    private bool _isLost;

    /// <summary>The first thing that is wrong; null: nothing.</summary>
    public QueryFault? Fault { get; private set; }

    /// <summary>What stands at the cursor; null: nothing that could be completed.</summary>
    public QueryPlace? Place { get; private set; }

    /// <summary>Whether a value needs no quotes.</summary>
    public static bool IsPlain(string value) => value.Length > 0 && !value.Any(c => char.IsWhiteSpace(c) || c is '"' or '(' or ')' or ',');

    /// <summary>Null when there is nothing to find, which is a fault as well.</summary>
    public QueryNode? Read()
    {
        if (text.Length > MaxLength)
        {
            Fault = new QueryFault(MaxLength, text.Length - MaxLength, $"A search has at most {MaxLength:N0} characters.", null) { Code = "too_long" };
            return null;
        }

        if (!Checks.IsStorable(text))
        {
            Fault = new QueryFault(0, text.Length, "This holds characters that stand in no text.", null) { Code = "invalid_text" };
            return null;
        }

        var node = ReadAny();
        while (_at < text.Length)
        {
            Wrong(_at, 1, "No bracket is open here that this one could close.", "Take it away, or put the words in quotes.");
            _at++;
            node = ReadAny() ?? node;
        }

        var isFinding = node?.Nodes.Any(n => n is FieldTest) == true || HoldsWord(node, refused: false);
        return isFinding ? node : Wrong(0, text.Length, "Name at least one word that is to be found.", "Or a field, such as status:open.");
    }

    private static bool HoldsWord(QueryNode? node, bool refused) => node switch
    {
        null => false,
        SearchTerm => !refused,
        NoneOf none => HoldsWord(none.Part, !refused),
        _ => node.Inside.Any(part => HoldsWord(part, refused)),
    };

    private QueryNode? ReadAny()
    {
        var parts = new List<QueryNode>();
        var all = ReadAll();
        while (true)
        {
            if (all is not null)
            {
                parts.Add(all);
            }

            if (!IsAtOr())
            {
                return parts.Count == 0 ? null : QueryNode.Any(parts);
            }

            var or = _at;
            _at += Or.Length;
            var right = ReadAll();
            if (all is null || right is null)
            {
                Wrong(or, Or.Length, $"'{Or}' stands between two things, and one is missing.", $"To find the word itself, put it in quotes: \"{Or}\".");
            }

            all = right;
        }
    }

    private QueryNode? ReadAll()
    {
        var parts = new List<QueryNode>();
        while (true)
        {
            SkipBlanks();
            if (_at == text.Length || text[_at] == ')' || IsAtOr())
            {
                return parts.Count == 0 ? null : QueryNode.All(parts);
            }

            if (ReadOne() is { } part)
            {
                parts.Add(part);
            }
        }
    }

    private QueryNode? ReadOne()
    {
        if (text[_at] != '-')
        {
            return ReadPlain();
        }

        _at++;
        if (_at == text.Length || char.IsWhiteSpace(text[_at]) || text[_at] == ')')
        {
            return null;
        }

        return ReadPlain() is { } part ? QueryNode.Not(part) : null;
    }

    private QueryNode? ReadPlain() => text[_at] switch
    {
        '(' => ReadBrackets(),
        '"' => ReadPhrase(),
        _ => ReadFieldOrWord(),
    };

    private QueryNode? ReadBrackets()
    {
        var open = _at++;
        if (++_depth > MaxDepth)
        {
            Wrong(open, 1, $"Brackets stand in each other at most {MaxDepth} deep.", null);
            GiveUp();
            return null;
        }

        var inside = ReadAny();
        _depth--;
        if (_at == text.Length)
        {
            Wrong(open, 1, $"The bracket that opens at character {open + 1} is not closed.", "Close it, or put the words in quotes.");
            return inside;
        }

        _at++;
        return inside;
    }

    private SearchTerm? ReadPhrase()
    {
        var start = _at + 1;
        var end = text.IndexOf('"', start);
        if (end < 0)
        {
            Wrong(_at, text.Length - _at, $"The phrase that begins at character {start} has no closing quote.", "Close it with \".");
            GiveUp();
            return null;
        }

        _at = end + 1;
        return Term(text[start..end], start - 1, end - start + 2, beginning: false);
    }

    private SearchTerm? Term(string words, int position, int length, bool beginning)
    {
        var tokens = Tokens.Of(words);
        return tokens.Count > 0 && IsNotTooMuch(position, length) ? new SearchTerm(tokens, beginning) : null;
    }

    private bool IsNotTooMuch(int position, int length)
    {
        if (++_tests == MaxTests + 1)
        {
            Wrong(position, length, $"A search has at most {MaxTests} words and fields.", null);
        }

        return _tests <= MaxTests;
    }

    private bool IsAtOr()
    {
        SkipBlanks();
        var end = EndOfPiece(_at);
        return text.AsSpan(_at, end - _at).Equals(Or, StringComparison.OrdinalIgnoreCase);
    }

    private void SkipBlanks()
    {
        var start = _at;
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }

        if (!_isLost && cursor >= start && (cursor < _at || (cursor == _at && (_at == text.Length || text[_at] == ')'))))
        {
            Place ??= QueryPlace.OfNothing(cursor);
        }
    }

    private int EndOfPiece(int from)
    {
        while (from < text.Length && !char.IsWhiteSpace(text[from]) && text[from] is not ('"' or '(' or ')'))
        {
            from++;
        }

        return from;
    }

    // What the rest means cannot be known.
    private void GiveUp() => (_at, _isLost) = (text.Length, true);

    // The first fault counts: those behind it are often its consequences.
    private QueryNode? Wrong(int position, int length, string message, string? hint)
    {
        Fault ??= new QueryFault(position, length, message, hint);
        return null;
    }
}
