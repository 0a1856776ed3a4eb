using System.Buffers.Binary;
using System.Text;

namespace Parley.Platform.Data.Bulk;

/// <summary>Rows of one table as PostgreSQL's binary COPY takes them. Each type's form is its <c>recv</c> function's.</summary>
internal sealed class CopyRows : RowWriter
{
    private const int TextOid = 25;
    private const long TicksOf2000 = 630_822_816_000_000_000;

    private byte[] _bytes = new byte[64 * 1024];
    private int _length;

    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, _length);

    public void Clear() => _length = 0;

    public void BeginRow(int columns) => Int16((short)columns);

    public override void WriteNull() => Int32(-1);

    public override void Write(string value)
    {
        var room = Room(4 + Encoding.UTF8.GetMaxByteCount(value.Length));
        var count = Encoding.UTF8.GetBytes(value, room[4..]);
        BinaryPrimitives.WriteInt32BigEndian(room, count);
        _length += 4 + count;
    }

    public override void Write(long value)
    {
        Int32(8);
        Int64(value);
    }

    public override void Write(int value)
    {
        Int32(4);
        Int32(value);
    }

    public override void Write(short value)
    {
        Int32(2);
        Int16(value);
    }

    public override void Write(bool value)
    {
        Int32(1);
        Room(1)[0] = value ? (byte)1 : (byte)0;
        _length++;
    }

    public override void Write(Guid value)
    {
        Int32(16);
        value.TryWriteBytes(Room(16), bigEndian: true, out _);
        _length += 16;
    }

    public override void Write(DateTimeOffset value) => Write((value.UtcTicks - TicksOf2000) / TimeSpan.TicksPerMicrosecond);

    public override void Write(byte[] value)
    {
        Int32(value.Length);
        value.CopyTo(Room(value.Length));
        _length += value.Length;
    }

    public override void Write(IReadOnlyCollection<string> values)
    {
        var start = BeginValue();
        Int32(values.Count == 0 ? 0 : 1); // dimensions
        Int32(0); // no nulls among them
        Int32(TextOid);
        if (values.Count > 0)
        {
            Int32(values.Count);
            Int32(1); // counted from
            foreach (var value in values)
            {
                Write(value);
            }
        }

        EndValue(start);
    }

    public override void Write(TsVector value)
    {
        var start = BeginValue();
        Int32(value.Count);
        value.Each(
            (word, places) =>
            {
                var room = Room(Encoding.UTF8.GetMaxByteCount(word.Length) + 1);
                var count = Encoding.UTF8.GetBytes(word, room);
                room[count] = 0;
                _length += count + 1;
                Int16((short)places);
            },
            place => Int16((short)place));
        EndValue(start);
    }

    private int BeginValue()
    {
        Int32(0);
        return _length;
    }

    private void EndValue(int start) => BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(start - 4), _length - start);

    private void Int16(short value)
    {
        BinaryPrimitives.WriteInt16BigEndian(Room(2), value);
        _length += 2;
    }

    private void Int32(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(Room(4), value);
        _length += 4;
    }

    private void Int64(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(Room(8), value);
        _length += 8;
    }

    private Span<byte> Room(int bytes)
    {
        if (_bytes.Length - _length < bytes)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + bytes));
        }

        return _bytes.AsSpan(_length);
    }
}
