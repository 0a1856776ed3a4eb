#!/usr/bin/env bash
# Kills a node among 10,000 jobs, and restarts two nodes behind nginx in turn; writes report.md beside this file.
#   PARLEY_TEST_POSTGRES="Host=…;Username=…" bench/nodes/run.sh [jobs] [rounds]
# The login must be one that may make databases and roles. Build first: dotnet build tests/Parley.Server.Tests
set -eu -o pipefail
cd "$(dirname "$0")/../.."
tests=tests/Parley.Server.Tests/bin/Debug/net10.0/Parley.Server.Tests
nodes=Parley.Server.Tests.Nodes
export PARLEY_TEST_ENGINE=postgres PARLEY_NODES_JOBS=${1:-10000} PARLEY_NODES_ROUNDS=${2:-5}
PARLEY_NODES_REPORT=$(mktemp)
export PARLEY_NODES_REPORT
load=$(cut -d' ' -f1-3 /proc/loadavg)

"$tests" -noColor -class $nodes.KilledNodeTests
"$tests" -noColor -class $nodes.RollingRestartTests
{
  echo "# Several nodes"
  echo
  echo "$(date -u +%Y-%m-%d), $(nproc) cores ($(sed -n 's/^model name\s*: //p' /proc/cpuinfo | head -1)), nodes, PostgreSQL, nginx and callers on the one machine; load before: $load."
  echo
  cat "$PARLEY_NODES_REPORT"
} > bench/nodes/report.md
rm "$PARLEY_NODES_REPORT"
cat bench/nodes/report.md
