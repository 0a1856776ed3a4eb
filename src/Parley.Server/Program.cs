using Parley.Server.Cli;

return await CommandLine.Run(args);
