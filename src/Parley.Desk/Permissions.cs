using Parley.Platform.Security;

namespace Parley.Desk;

/// <summary>All rights there are. An API key's scopes are these names.</summary>
public static class Permissions
{
    public static readonly Permission TicketsRead = new("tickets.read");
    public static readonly Permission TicketsWrite = new("tickets.write");

    /// <summary>To add a message in a contact's name and with its own time.</summary>
    public static readonly Permission MessagesRelay = new("messages.relay");
    public static readonly Permission ContactsRead = new("contacts.read");
    public static readonly Permission FilesWrite = new("files.write");
    public static readonly Permission PeopleRead = new("people.read");
    public static readonly Permission PeopleManage = new("people.manage");
    public static readonly Permission KeysManage = new("keys.manage");

    /// <summary>To see background work, to retry it and to discard it.</summary>
    public static readonly Permission JobsManage = new("jobs.manage");

    /// <summary>To bring in tickets and contacts from a file, with their own times and authors.</summary>
    public static readonly Permission ImportRun = new("import.run");

    /// <summary>To say what is promised to customers, and in whose working hours.</summary>
    public static readonly Permission SlaManage = new("sla.manage");

    /// <summary>To change which moves between statuses are allowed, the workspace's own statuses, and what happens by itself.</summary>
    public static readonly Permission WorkflowManage = new("workflow.manage");

    /// <summary>To say which fields tickets have beside the usual ones.</summary>
    public static readonly Permission FieldsManage = new("fields.manage");

    /// <summary>To set up the tiers and the rules by which tickets are escalated.</summary>
    public static readonly Permission EscalationManage = new("escalation.manage");

    /// <summary>To remove tickets for ever that lie in the trash.</summary>
    public static readonly Permission TicketsPurge = new("tickets.purge");

    /// <summary>To say by which policy tickets are assigned by themselves, and what each agent takes on.</summary>
    public static readonly Permission AssignmentManage = new("assignment.manage");

    /// <summary>To share views with everybody, and to change those that are.</summary>
    public static readonly Permission ViewsManage = new("views.manage");

    /// <summary>What a customer does on the form and behind a private link; no key and no role has it.</summary>
    public static readonly Permission CustomerAsk = new("customer.ask");

    public static readonly IReadOnlySet<Permission> OfAgents = new HashSet<Permission>
    {
        TicketsRead, TicketsWrite, ContactsRead, FilesWrite, PeopleRead,
    };

    public static readonly IReadOnlySet<Permission> OfAdmins = new HashSet<Permission>(OfAgents) { MessagesRelay, PeopleManage, KeysManage, JobsManage, ImportRun, SlaManage, WorkflowManage, AssignmentManage, EscalationManage, TicketsPurge, ViewsManage, FieldsManage };

    public static readonly IReadOnlySet<Permission> OfCustomers = new HashSet<Permission> { CustomerAsk };
}
