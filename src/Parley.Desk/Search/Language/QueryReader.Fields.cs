namespace Parley.Desk.Search.Language;

/// <content>Fields with their values, and what only looks like one.</content>
internal sealed partial class QueryReader
{
    private QueryNode? ReadFieldOrWord()
    {
        var start = _at;
        var end = EndOfPiece(start);
        var name = EndOfName(start, end);
        if (name > start && ComparisonSigns.Read(text.AsSpan(name, end - name)) is var (sign, comparison))
        {
            if (QueryField.TryFind(text.AsSpan(start, name - start), out var field))
            {
                return ReadField(field, comparison, name, name + sign.Length);
            }

            // What people paste (Re: invoice, https://…, C:\temp) is no field; what looks like one is not passed over in silence.
            var isPasted = comparison != Comparison.Is || name - start == 1 || name + 1 == end || text.AsSpan(name + 1, end - name - 1).StartsWith("//", StringComparison.Ordinal);
            if (!isPasted)
            {
                NoField(start, name, end);
                _at = end;
                return null;
            }
        }

        if (cursor >= start && cursor <= end)
        {
            Place = new QueryPlace(null, text[start..cursor], start, end);
        }

        _at = end;
        return Term(text[start..end], start, end - start, text[end - 1] == '*');
    }

    private int EndOfName(int from, int end)
    {
        var at = from;
        while (at < end && (char.IsAsciiLetter(text[at]) || text[at] == '_'))
        {
            at++;
        }

        if (at == end || text[at] != '.' || !text.AsSpan(from, at + 1 - from).Equals(QueryField.Own, StringComparison.OrdinalIgnoreCase))
        {
            return at;
        }

        do
        {
            at++;
        }
        while (at < end && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'));
        return at;
    }

    private void NoField(int start, int name, int end)
    {
        var meant = QueryField.Known.Where(f => Likeness.IsNear(text[start..name], f.Name)).Select(f => f.Name).FirstOrDefault();
        Wrong(
            start,
            name - start,
            $"There is no field '{text[start..name]}'.",
            meant is not null ? $"Did you mean '{meant}'?" : $"To find these words, put them in quotes: \"{text[start..end]}\".");
        if (cursor >= start && cursor <= name)
        {
            Place = new QueryPlace(null, text[start..cursor], start, name);
        }

        _isLost |= cursor > name && cursor <= end;
    }

    private FieldTest? ReadField(QueryField field, Comparison comparison, int sign, int from)
    {
        if (comparison != Comparison.Is && !field.HasOrder)
        {
            Wrong(sign, from - sign, $"A {field.Name} has no order.", $"Write {field.Name}: and then {field.Takes}.");
        }

        var values = new List<QueryValue>();
        _at = from;
        while (true)
        {
            if (ReadValue(field) is { } value)
            {
                values.Add(value);
            }

            if (_at == text.Length || text[_at] != ',')
            {
                break;
            }

            _at++;
        }

        if (values.Count > 1 && comparison != Comparison.Is)
        {
            Wrong(from, _at - from, $"Only one value can stand behind {comparison.Print()}.", null);
        }

        return Fault is null && IsNotTooMuch(sign, _at - sign) ? new FieldTest(field, comparison, values) : null;
    }

    private QueryValue? ReadValue(QueryField field)
    {
        var start = _at;
        var quoted = start < text.Length && text[start] == '"';
        var end = quoted ? text.IndexOf('"', start + 1) : EndOfValue(start);
        if (end < 0)
        {
            Wrong(start, text.Length - start, $"The value that begins at character {start + 1} has no closing quote.", "Close it with \".");
            _at = text.Length;
            if (cursor > start)
            {
                Place = new QueryPlace(field, text[(start + 1)..cursor], start, text.Length);
            }

            return null;
        }

        var inner = text[(quoted ? start + 1 : start)..end];
        _at = quoted ? end + 1 : end;
        if (cursor >= start && cursor <= _at)
        {
            Place = new QueryPlace(field, text[start..cursor].Trim('"'), start, _at);
        }

        if (string.IsNullOrWhiteSpace(inner))
        {
            Wrong(start, _at - start, $"Behind {field.Name} a value is missing.", $"It takes {field.Takes}.");
            return null;
        }

        if (field.Read(inner.Trim()) is { } value)
        {
            return new QueryValue(value, start, _at - start);
        }

        Wrong(start, _at - start, $"'{inner}' is no {field.Name}.", $"It takes {field.Takes}.");
        return null;
    }

    private int EndOfValue(int from)
    {
        var end = EndOfPiece(from);
        var comma = text.IndexOf(',', from, end - from);
        return comma < 0 ? end : comma;
    }
}
