namespace Parley.Platform.Data.Copies;

/// <summary>Hears how far a long copy has come.</summary>
public interface ICopyProgress
{
    /// <param name="total">Bytes to come, as far as known beforehand.</param>
    void Start(string what, long total);

    void Add(long bytes);
}
