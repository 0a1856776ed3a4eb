using Parley.Testing;

[assembly: AssemblyFixture(typeof(ParleyHost))]
