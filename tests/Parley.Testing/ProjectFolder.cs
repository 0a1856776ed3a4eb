namespace Parley.Testing;

public static class ProjectFolder
{
    /// <summary>The folder with the solution: the first above the program that has it.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Parley.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Parley.slnx is nowhere above.");
    }
}
