using System.Diagnostics.CodeAnalysis;

namespace Parley.Desk.Tickets.Fields;

/// <summary>What a field of the workspace's own holds.</summary>
public enum FieldType
{
    /// <summary>One line.</summary>
    Text,
    Multiline,

    /// <summary>A whole number.</summary>
    Number,
    [SuppressMessage("Naming", "CA1720", Justification = "It is what people call such a number.")]
    Decimal,
    Checkbox,

    /// <summary>A day, without a time.</summary>
    Date,

    /// <summary>One of the field's options.</summary>
    Select,

    /// <summary>Some of them.</summary>
    Multiselect,
}
