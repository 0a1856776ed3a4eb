using Parley.Platform.Data;

namespace Parley.Platform.Tests.Data;

public sealed class DatabaseAddressTests
{
    [Theory]
    [InlineData("postgresql://u:p%40ss@db:5433/parley?sslmode=require")]
    [InlineData("postgres://db/parley")]
    [InlineData("Host=db;Database=parley")]
    public void A_PostgreSQL_address_is_known_by_its_form(string address) => DatabaseAddress.IsPostgres(address).ShouldBeTrue();

    [Theory]
    [InlineData("./data/parley.db")]
    [InlineData("/var/lib/parley.db")]
    public void Anything_else_is_a_file(string address) => DatabaseAddress.IsPostgres(address).ShouldBeFalse();
}
