namespace Parley.Platform.Data.Copies;

/// <summary>Hears how far a long copy has come.</summary>
public interface ICopyProgress
{
    /// <param name="total">How much is to come, as far as known beforehand: bytes, or what the listener was made for.</param>
    void Start(string what, long total);

    void Add(long more);
}
