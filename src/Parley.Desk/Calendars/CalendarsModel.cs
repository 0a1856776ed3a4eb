using Microsoft.EntityFrameworkCore;
using Parley.Platform.Data;

namespace Parley.Desk.Calendars;

internal sealed class CalendarsModel : IModelPart
{
    public void Configure(ModelBuilder model) => model.Entity<Calendar>(calendar =>
    {
        calendar.HasKey(c => c.Id);
        calendar.Ignore(c => c.Terms);
    });
}
