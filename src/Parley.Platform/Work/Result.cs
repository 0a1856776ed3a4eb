namespace Parley.Platform.Work;

/// <summary>What a use case answers: a value, or a refusal that the caller can understand and mend.</summary>
public readonly record struct Result<T>
{
    private readonly T? _value;

    private Result(T? value, Refusal? refusal) => (_value, Refusal) = (value, refusal);

    public Refusal? Refusal { get; }

    /// <summary>Whether nothing was done now: this was asked before under the same key, and is answered as it was then.</summary>
    public bool IsReplay { get; init; }

    /// <summary>The answer. Reading it from a refused result is a bug and throws.</summary>
    public T Value => Refusal is null ? _value! : throw new InvalidOperationException($"Refused: {Refusal.Code}"); // set whenever Refusal is not

    /// <summary>The same result with its value in another form.</summary>
    public Result<TOther> Map<TOther>(Func<T, TOther> map) =>
        Refusal is { } refusal ? refusal : (Result<TOther>)map(Value) with { IsReplay = IsReplay };

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
}

/// <summary>The answer of a use case that has nothing to say but "done".</summary>
public readonly record struct Done;
