using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Parley.Platform.Security;

namespace Parley.Server.Hosting;

/// <summary>Keeps the keys of ASP.NET Core's data protection, with which sessions are encrypted, in the database for all nodes.</summary>
internal sealed class SharedKeys(ProtectionKeys keys) : IXmlRepository
{
    // Data protection asks at the start and once a day, and knows no asynchronous way.
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. keys.Read(CancellationToken.None).GetAwaiter().GetResult().Select(text => XElement.Parse(text))];

    public void StoreElement(XElement element, string friendlyName) =>
        keys.Add(friendlyName, element.ToString(SaveOptions.DisableFormatting), CancellationToken.None).GetAwaiter().GetResult();
}
