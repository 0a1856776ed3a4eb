using Microsoft.EntityFrameworkCore.Metadata;
using Parley.Desk.Assignment.Duty;
using Parley.Desk.Counters;
using Parley.Desk.People;
using Parley.Desk.People.Accounts;
using Parley.Desk.People.Contacts;
using Parley.Desk.People.Keys;
using Parley.Desk.Search;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Messages;
using Parley.Platform.Data;
using Parley.Platform.Data.Bulk;
using Parley.Platform.Work;

namespace Parley.Desk.Seed;

/// <summary>The tables that a seed fills.</summary>
internal sealed class SeedTables(IModel model, Engine engine)
{
    private readonly Dictionary<Type, BulkTable> _tables = new()
    {
        [typeof(Workspace)] = BulkTable.Of<Workspace>(model),
        [typeof(Account)] = BulkTable.Of<Account>(model),
        [typeof(Agent)] = BulkTable.Of<Agent>(model),
        [typeof(AgentDuty)] = BulkTable.Of<AgentDuty>(model),
        [typeof(ApiKey)] = BulkTable.Of<ApiKey>(model),
        [typeof(Team)] = BulkTable.Of<Team>(model),
        [typeof(TeamMember)] = BulkTable.Of<TeamMember>(model),
        [typeof(TicketCounter)] = BulkTable.Of<TicketCounter>(model),
        [typeof(Company)] = BulkTable.Of<Company>(model),
        [typeof(Contact)] = BulkTable.Of<Contact>(model),
        [typeof(Ticket)] = BulkTable.Of<Ticket>(model),
        [typeof(TicketTag)] = BulkTable.Of<TicketTag>(model),
        [typeof(Message)] = BulkTable.Of<Message>(model),
        [typeof(Event)] = BulkTable.Of<Event>(model),
        [typeof(TicketDelta)] = BulkTable.Of<TicketDelta>(model),
        [typeof(SearchRow)] = SearchRow.Table(engine),
    };

    /// <summary>What is referred to comes first.</summary>
    public IReadOnlyList<BulkTable> InOrder => [.. _tables.Values];

    public BulkTable this[object row] => _tables[row.GetType()];
}
