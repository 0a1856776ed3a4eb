namespace Parley.Desk.Seed.Texts;

/// <summary>Some twenty-five thousand words that nobody has to write down: parts of a bicycle, places and names, put together from pieces.</summary>
internal static class SeedWords
{
    public static readonly string[] Models = ["Kaia", "Lund", "Mule", "Nib", "Sund", "Fjell", "Skog", "Havn"];

    public static readonly string[] Colours = ["blue", "black", "dark green", "grey", "red", "sand", "white", "orange", "petrol", "yellow"];

    public static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    public static readonly string[] Months =
    [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ];

    public static readonly string[] FirstNames =
    [
        "Anna", "Jonas", "Maja", "Lukas", "Sofia", "Emil", "Clara", "Oskar", "Ida", "Noah", "Freya", "Felix", "Elsa", "Hugo", "Nora", "Theo", "Mila", "Anton", "Lena",
        "Paul", "Julia", "Erik", "Karin", "Henrik", "Marta", "Piotr", "Eva", "Tomas", "Ines", "Marco", "Giulia", "Paolo", "Carmen", "Diego", "Lucia", "Pablo", "Amira",
        "Omar", "Leyla", "Emre", "Priya", "Arjun", "Mei", "Kenji", "Hana", "Sara", "David", "Ruth", "Simon", "Olga", "Ivan", "Vera", "Mateo", "Alma", "Bruno", "Greta",
        "Rasmus", "Signe", "Tilda", "Wim", "Femke", "Daan", "Sanne", "Bram", "Claire", "Hugues", "Margot", "Luc", "Aoife", "Sean", "Niamh", "Owen", "Megan", "Rhys",
        "Harriet", "George", "Alice", "Arthur", "Beth", "Callum", "Dora", "Edgar", "Fiona", "Graham", "Holly", "Ian", "Jane", "Keith", "Laura", "Martin", "Nina", "Peter",
    ];

    private static readonly string[] PartOf =
    [
        "wheel", "chain", "brake", "saddle", "fork", "pedal", "handle", "frame", "motor", "battery", "light", "display", "gear", "crank", "spoke", "tyre", "valve", "cable",
        "lock", "key", "charger", "sensor", "stand", "rack", "basket", "trailer", "child", "cargo", "rain", "rear", "front", "side", "belt", "hub", "rim", "axle", "bell",
        "mirror", "mud", "grip", "stem", "seat", "lever", "disc", "pad", "rotor", "bearing", "dynamo", "switch", "fuse", "plug", "bottle", "phone", "bag", "box", "floor",
        "bench", "canopy", "cover", "door", "hinge", "kick", "thumb", "twist", "bar", "end", "head", "tail", "cross", "down", "top", "wall", "roof", "power", "speed",
        "torque", "trip", "boot", "pack", "cell", "ground", "signal", "brass", "steel", "carbon", "rubber", "leather", "cork", "wool", "winter", "summer", "city", "road",
        "forest", "harbour", "school", "market", "post", "night", "day", "dust", "snow", "salt",
    ];

    private static readonly string[] PartIs =
    [
        "clip", "clamp", "bolt", "screw", "cap", "guard", "case", "holder", "hook", "strap", "ring", "spring", "plate", "pin", "nut", "washer", "sleeve", "bracket", "arm",
        "rod", "tube", "tray", "lid", "knob", "button", "board", "wire", "hose", "line", "joint", "seal", "gasket", "spacer", "bush", "shell", "mount", "foot", "shoe",
        "wedge", "lamp", "glass", "foil", "tape", "net", "cord", "rope", "band", "buckle", "link", "roller", "guide", "stop", "block", "tool", "pump", "gauge", "meter",
        "key", "card", "tag", "label", "sticker", "manual", "kit", "set", "piece", "insert", "liner", "bag", "box", "cover", "hood", "flap", "shield", "screen", "mirror",
        "socket", "port", "frame", "rail", "bar", "grip", "handle", "lever", "pedal", "wheel", "core", "shaft", "drum", "disc", "brush", "cloth", "oil", "grease", "paint",
        "wax", "spray", "bulb", "beam", "bell",
    ];

    private static readonly string[] PlaceStart =
    [
        "Nord", "Sund", "Hal", "Kel", "Bram", "Stor", "Lille", "Gam", "Ny", "Ravens", "Ash", "Oak", "Birk", "Elm", "Lin", "Holm", "Stein", "Sand", "Moor", "Green", "Silver",
        "Eagle", "Fox", "Hare", "Wolf", "Bear", "Crane", "Swan", "Kings", "Queens", "Abbots", "Friars", "Mill", "Ford", "Hill", "Lake", "River", "Marsh", "West", "Ost",
        "Suder", "Alt", "Neu", "Ober", "Unter", "Gross", "Klein", "Frei", "Rosen", "Eichen", "Buchen", "Tannen", "Apfel", "Kirch", "Markt", "Brunn", "Wald", "Feld",
        "Wiesen", "Hoch", "Tief", "Lang", "Kurz", "Rot", "Weiss", "Schwarz", "Gold", "Salz", "Eisen", "Kupfer",
    ];

    private static readonly string[] PlaceEnd =
    [
        "haven", "by", "stad", "vik", "dal", "berg", "borg", "holm", "lund", "fors", "mouth", "ford", "ton", "ham", "wick", "field", "bridge", "bury", "ley", "combe", "dorf",
        "hausen", "heim", "feld", "wald", "bach", "brunn", "hof", "kirchen", "au", "tal", "burg", "stedt", "rode", "leben", "furt", "stein", "see", "hagen", "beck", "sted",
        "rup", "lev", "naes", "sund", "havn", "skov", "bro", "gaard", "mark", "dam", "dijk", "meer", "veen", "loo", "zand", "kerk", "huizen", "oord", "gouw",
    ];

    private static readonly string[] NameEnd = ["er", "mann", "sen", "sson", "berg", "stein", "ek", "dahl", "strand", "gren", "vall", "quist", "low", "more", "worth", "ley", "bach", "hoff"];

    /// <summary>One word: <c>chainguard</c>.</summary>
    public static string Part(Dice dice) => Pair(dice, PartOf, PartIs);

    public static string Place(Dice dice) => Pair(dice, PlaceStart, PlaceEnd);

    public static string Surname(Dice dice) => Pair(dice, PlaceStart, NameEnd);

    // The pairs stand in an order in which neighbours have nothing in common, so that what is frequent is not all of one piece.
    private static string Pair(Dice dice, string[] starts, string[] ends)
    {
        var rank = (long)dice.Zipf(starts.Length * ends.Length);
        var pair = (int)(rank * 7_919 % (starts.Length * ends.Length));
        return starts[pair / ends.Length] + ends[pair % ends.Length];
    }
}
