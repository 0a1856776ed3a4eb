using Parley.Desk.Feed;
using Parley.Desk.Tickets;

namespace Parley.Server.Realtime;

/// <param name="Version">The ticket's, as of the joining.</param>
internal sealed record Joined(long Version);

/// <summary>What a screen missed while its line was down.</summary>
/// <param name="Events">Oldest first.</param>
/// <param name="Next">The position it now stands at.</param>
/// <param name="More">Always false: what is more than <see cref="Most"/> is told by <paramref name="Resync"/>.</param>
/// <param name="Resync">It missed too much: it reads everything again.</param>
/// <param name="Gone">Tickets that it may show and must not: they have left the sight of the one behind it, or never were in it.</param>
internal sealed record Missed(IReadOnlyList<FeedEvent> Events, long Next, bool More, bool Resync, IReadOnlyList<TicketId> Gone)
{
    public const int Most = 1000;
}
