#!/usr/bin/env bash
# Fills Parley, drives it and reports how fast it is and whether its answers are right: see README.md and --help.
set -eu
exec node --experimental-websocket --no-warnings "$(dirname "$0")/run/run.mjs" "$@"
