using Microsoft.EntityFrameworkCore;

namespace Parley.Platform.Data;

/// <summary>A capability's share of the one model: its entities and how they are stored.</summary>
public interface IModelPart
{
    void Configure(ModelBuilder model);
}
