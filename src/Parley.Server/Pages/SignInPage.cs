namespace Parley.Server.Pages;

internal static class SignInPage
{
    public static void Map(WebApplication app)
    {
    }
}
