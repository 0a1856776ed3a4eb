#!/usr/bin/env bash
# What a ticket's life asks of the desk: counters, views, promises that fall due, triage, bulk changes. See README.md and --help.
set -eu
exec node "$(dirname "$0")/run/life.mjs" "$@"
