using System.Globalization;
using Parley.Desk.People.Contacts;
using Parley.Desk.Seed.Texts;
using Parley.Platform.Ids;

namespace Parley.Desk.Seed;

/// <summary>Who is in the story. Customers are not kept: each is made anew, the same, from their place in the order in which they first wrote.</summary>
internal sealed class SeedPeople
{
    /// <summary>Tickets for each customer, about.</summary>
    public const int TicketsEach = 5;

    private const double Privately = .35;
    private const int TicketsForCompany = 100;

    // How much the old customers outweigh: the share of tickets of the first n of m grows with the 1/2.2th power of n/m.
    private const double Loyalty = 2.2;

    private static readonly string[] Trades = ["Logistics", "Bikes", "Rentals", "Couriers", "Cycles", "Bakery", "Tours", "School", "Hotel", "Clinic", "Post", "Market"];

    private readonly SeedPlan _plan;
    private readonly WorkspaceId _workspace;

    public SeedPeople(SeedPlan plan, WorkspaceId workspace, SeedTeams teams)
    {
        (_plan, _workspace, Teams) = (plan, workspace, teams);
        Companies = [.. Enumerable.Range(0, (int)(1 + (plan.Tickets / TicketsForCompany))).Select(MakeCompany)];
    }

    public SeedTeams Teams { get; }

    public IReadOnlyList<Company> Companies { get; }

    public long Contacts => (_plan.Tickets + TicketsEach - 1) / TicketsEach;

    /// <summary>Who asks, and whether for the first time.</summary>
    public (Contact Contact, bool IsNew) Requester(long ticket, Dice dice)
    {
        var known = (ticket / TicketsEach) + 1;
        return ticket % TicketsEach == 0
            ? (ContactOf(known - 1), true)
            : (ContactOf(Math.Min(known - 1, (long)(known * Math.Pow(dice.Unit(), Loyalty)))), false);
    }

    private Contact ContactOf(long number)
    {
        var dice = Dice.Of(_plan.Key, DiceOf.Contact, number);
        var at = _plan.TimeOf(number * TicketsEach);
        var (first, last) = (dice.Pick(SeedWords.FirstNames), SeedWords.Surname(dice));
        var company = dice.Chance(Privately) ? null : Companies[dice.Zipf(Companies.Count)];
        var email = string.Create(CultureInfo.InvariantCulture, $"{first}.{last}{number}@{company?.Domain ?? $"mail-{_plan.Tag}.example"}");
        return new Contact
        {
            Id = SeedPlan.IdAt<ContactId>(dice, at),
            WorkspaceId = _workspace,
            Name = $"{first} {last}",
            Email = email,
            EmailNorm = ContactBook.Norm(email),
            CompanyId = company?.Id,
            CreatedAt = at,
        };
    }

    private Company MakeCompany(int number)
    {
        var dice = Dice.Of(_plan.Key, DiceOf.Company, number);
        var (place, trade) = (SeedWords.Place(dice), dice.Pick(Trades));
        return new Company
        {
            Id = SeedPlan.IdAt<CompanyId>(dice, _plan.Calendar.Start),
            WorkspaceId = _workspace,
            Name = $"{place} {trade}",
            Domain = string.Create(CultureInfo.InvariantCulture, $"{place}-{trade}-{_plan.Tag}-{number}.example").ToLowerInvariant(),
        };
    }
}
