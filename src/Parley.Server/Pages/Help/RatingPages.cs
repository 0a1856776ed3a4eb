using Parley.Server.Api;

namespace Parley.Server.Pages.Help;

/// <summary>Where a rating link leads.</summary>
internal static class RatingPages
{
    /// <summary>What a link in a message leads to, for one click more.</summary>
    public static void Map(RouteGroupBuilder rate)
    {
        rate.WithPageHeaders().Private();
        rate.MapGet("/{token}", (HttpContext http, string token, RatingDoor door) => door.Show(http, RatingDoor.Way.Link, token));
        rate.MapPost(
            "/{token}",
            (HttpContext http, string token, RatingDoor door, [FromKeyedServices(PageServices.FormLimit)] RateLimiter limiter) =>
                door.Rate(http, RatingDoor.Way.Link, token, limiter));
    }
}
