#!/usr/bin/env bash
# Half of what Parley can do, for ten minutes: are memory and latency flat? See README.md and --help.
set -eu
exec node "$(dirname "$0")/run/soak.mjs" "$@"
