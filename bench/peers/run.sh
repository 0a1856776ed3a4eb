#!/usr/bin/env bash
# Parley, Request Tracker 5 and Redmine side by side: see README.md and --help.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
case " $* " in *" --help "*) ;; *) "$here/install.sh" ;; esac
exec node "$here/run.mjs" "$@"
