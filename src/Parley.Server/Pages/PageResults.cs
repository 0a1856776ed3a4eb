using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Platform.Work;
using Parley.Server.Api;
using Parley.Server.Pages.Look;

namespace Parley.Server.Pages;

/// <summary>Answers of the pages' doors.</summary>
internal static class PageResults
{
    public static IResult Page<TPage>(object parameters, int status = StatusCodes.Status200OK)
        where TPage : IComponent => new RazorComponentResult<TPage>(parameters) { StatusCode = status };

    /// <summary>A refusal that no form can show: a page of its own.</summary>
    public static IResult Refused(Refusal refusal) =>
        Page<RefusedPage>(new { Refusal = refusal }, Problems.StatusOf(refusal.Kind));

    /// <summary>On to the next page, which a reload does not send again.</summary>
    public static IResult SeeOther(string location) => new Redirection(location);

    private sealed class Redirection(string location) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = location;
            return Task.CompletedTask;
        }
    }
}
