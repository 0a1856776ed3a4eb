namespace Parley.Server.Pages;

internal static class CustomerPages
{
    public static void Map(WebApplication app)
    {
    }
}
