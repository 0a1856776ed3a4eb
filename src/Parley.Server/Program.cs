var app = 1; System.Console.WriteLine(app);
