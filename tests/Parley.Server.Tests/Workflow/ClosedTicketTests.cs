using System.Net;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Workflow;

/// <summary>A closed ticket stays as it is, tried with every operation that writes to a ticket.</summary>
public sealed class ClosedTicketTests(ParleyHost host)
{
    /// <summary>What may be done all the same, each with its reason.</summary>
    private static readonly Dictionary<string, string> Allowed = new()
    {
        ["makeCustomerLink"] = "the customer may go on reading, and what they write opens a follow-up",
        ["linkTickets"] = "a link stands between two tickets, of which the other may go on",
        ["addFollower"] = "who follows reads it, and changes nothing that was said or done",
        ["makeRatingLink"] = "what the customer thinks of it is asked for when it is done",
        ["deleteTicket"] = "whether it lies in the trash stands beside the status",
        ["restoreTicket"] = "the same",
        ["markSpam"] = "whether it is spam stands beside the status",
        ["unmarkSpam"] = "the same",
    };

    [Fact]
    public async Task No_operation_changes_it()
    {
        var filled = await FilledWorkspace.Make(host);
        var document = await OpenApiDocument.Read(filled.Api);
        var ticket = $"/api/v1/tickets/{filled.Ids["ticket"]}";
        await filled.Api.PutJson($"{ticket}/status", new { status = "resolved" });
        await filled.Api.PutJson($"{ticket}/status", new { status = "closed" });
        var other = (await filled.Workspace.OpenTicket()).Id();
        var before = await Rows.Of(host, filled.Workspace);
        var writes = document.Operations.Where(o => o.Method != HttpMethod.Get && o.Path.StartsWith("/api/v1/tickets/{id}", StringComparison.Ordinal) && !Allowed.ContainsKey(o.Id)).ToList();
        writes.Count.ShouldBeGreaterThan(5);

        foreach (var operation in writes)
        {
            var body = KnownCalls.Body(operation, filled);
            if (operation.Id == "mergeTicket")
            {
                body!["into"] = $"{other}"; // it takes a body
            }

            var (status, answer) = await filled.Api.Ask(KnownCalls.Request(operation, operation.PathWith(filled.Ids["ticket"]), body));

            status.ShouldBe(HttpStatusCode.Conflict, $"{operation} answered {answer}");
            (await Rows.Of(host, filled.Workspace)).ShouldBe(before, $"{operation}");
        }
    }

    [Fact]
    public async Task No_file_is_hung_on_it_and_its_own_name_is_not_changed()
    {
        var workspace = await host.NewWorkspace();
        var archived = (await workspace.Api.PostJson("/api/v1/tickets/workflow/statuses", new { name = "Archived", @class = "closed" })).Id();
        var ticket = (await workspace.OpenTicket()).Id();
        await workspace.Api.PutJson($"/api/v1/tickets/{ticket}/status", new { status = "resolved" });
        await workspace.Api.PutJson($"/api/v1/tickets/{ticket}/status", new { status = "closed" });
        var before = await Rows.Of(host, workspace);

        await workspace.Api.Refused(HttpMethod.Put, $"/api/v1/tickets/{ticket}/status", new { status_id = archived }, 409, "ticket_closed");
        using var form = Answers.Form("a.txt", "words"u8.ToArray());
        form.Add(new StringContent($"{ticket}"), "ticket_id");
        var (status, answer) = await workspace.Api.Ask(new HttpRequestMessage(HttpMethod.Post, "/api/v1/files/upload") { Content = form });

        status.ShouldBe(HttpStatusCode.Conflict, answer);
        (await Rows.Of(host, workspace)).ShouldBe(before);
    }
}
