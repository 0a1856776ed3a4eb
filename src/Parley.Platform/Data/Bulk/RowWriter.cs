namespace Parley.Platform.Data.Bulk;

/// <summary>Takes a row's values in the order of its table's columns, in the engine's own writing.</summary>
public abstract class RowWriter
{
    public abstract void WriteNull();

    public abstract void Write(string value);

    public abstract void Write(long value);

    public abstract void Write(int value);

    public abstract void Write(short value);

    public abstract void Write(bool value);

    public abstract void Write(Guid value);

    public abstract void Write(DateTimeOffset value);

    public abstract void Write(byte[] value);

    public abstract void Write(IReadOnlyCollection<string> values);

    /// <summary>PostgreSQL only.</summary>
    public abstract void Write(TsVector value);
}
