#!/usr/bin/env bash
# Runs every suite and ends in one line: N passed, N failed.
#   ./test.sh        all of it
#   ./test.sh fast   without browsers and without what takes long
set -u -o pipefail
cd "$(dirname "$0")"
mode=${1:-all}
case "$mode" in all | fast) ;; *) echo "Usage: ./test.sh [fast]" >&2; exit 2 ;; esac

passed=0
failed=0
work=$(mktemp -d)
chmod 755 "$work"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

stop() {
  [ -f "$work/pg/postmaster.pid" ] && as_postgres "$pg_bin/pg_ctl" -D "$work/pg" -m immediate stop >/dev/null 2>&1
  rm -rf "$work"
}
trap stop EXIT

say() { printf '\n== %s\n' "$*"; }
count() { passed=$((passed + $1)); failed=$((failed + $2)); }

# A check is one test: it passes or it fails.
check() {
  say "$1"
  shift
  if "$@"; then count 1 0; else count 0 1; fi
}

install() {
  [ $# -eq 0 ] && return
  say "Installing $*"
  local apt=(apt-get -o DPkg::Lock::Timeout=600)
  [ "$(id -u)" -eq 0 ] || apt=(sudo "${apt[@]}")
  DEBIAN_FRONTEND=noninteractive "${apt[@]}" update -q >/dev/null &&
    DEBIAN_FRONTEND=noninteractive "${apt[@]}" install -yq --no-install-recommends "$@" >/dev/null ||
    { echo "Could not install: $*" >&2; exit 1; }
}

install_what_is_missing() {
  local missing=()
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || missing+=(postgresql)
  [ "$mode" = all ] && ! command -v sqlite3 >/dev/null && missing+=(sqlite3)
  [ "$mode" = all ] && ! command -v chromium >/dev/null && missing+=(chromium fonts-noto-color-emoji)
  [ "$mode" = all ] && [ ! -x /usr/sbin/nginx ] && missing+=(nginx)
  [ "$mode" = all ] && ! command -v wrk >/dev/null && missing+=(wrk)
  [ "$mode" = all ] && ! command -v python3 >/dev/null && missing+=(python3)
  install "${missing[@]}"
}

# PostgreSQL refuses to run as root.
as_postgres() { if [ "$(id -u)" -eq 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi; }

start_postgres() {
  say "Starting PostgreSQL"
  pg_bin=$(dirname "$(compgen -G '/usr/lib/postgresql/*/bin/initdb' | sort -V | tail -1)")
  local port
  port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
  mkdir -p "$work/pg"
  [ "$(id -u)" -eq 0 ] && chown postgres "$work/pg"
  as_postgres "$pg_bin/initdb" -D "$work/pg" -A trust -U postgres --no-sync >/dev/null &&
    as_postgres "$pg_bin/pg_ctl" -D "$work/pg" -l "$work/pg/log" -w \
      -o "-p $port -k $work/pg -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=300" start >/dev/null ||
    { echo "PostgreSQL did not start." >&2; cat "$work/pg/log" >&2; exit 1; }
  # The owner migrates; what serves signs in as another, which owns nothing (tests/Parley.Testing/TestDatabase.cs).
  "$pg_bin/psql" -q -h 127.0.0.1 -p "$port" -U postgres -c 'create role owner login createdb createrole' || exit 1
  export PARLEY_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Database=postgres;Username=owner"
}

dotnet_suite() { # project, engine
  local report="$work/$1-$2.xml" filter=()
  [ "$mode" = fast ] && filter=(-trait- Length=Long)
  say "$1 on $2"
  local ok bad code=0
  PARLEY_TEST_ENGINE=$2 "tests/$1/bin/Debug/net10.0/$1" -noColor -xml "$report" "${filter[@]}" || code=$?
  ok=$(sed -n 's/.*<assembly [^>]*passed="\([0-9]*\)".*/\1/p' "$report" 2>/dev/null | head -1)
  bad=$(sed -n 's/.*<assembly [^>]*failed="\([0-9]*\)".*/\1/p' "$report" 2>/dev/null | head -1)
  # A suite that died, or failed outside its tests, failed.
  [ "$code" -ne 0 ] && [ "${bad:-0}" -eq 0 ] && bad=1
  count "${ok:-0}" "${bad:-1}"
}

kill_test() { # engine
  PATH="$pg_bin:$PATH" node bench/kill/kill.mjs --engine "$1" --database "$PARLEY_TEST_POSTGRES" \
    --program src/Parley.Server/bin/Debug/net10.0/parley --kills 12
}

bench_test() { # engine
  PATH="$pg_bin:$PATH" bench/run.sh --quick --engine "$1" --database "$PARLEY_TEST_POSTGRES" \
    --program src/Parley.Server/bin/Debug/net10.0/parley --report "$work/bench" >"$work/bench-$1" 2>&1 ||
    { tail -30 "$work/bench-$1"; return 1; }
}

# Beside each other: what counts here are the answers, not the rates.
bench_tests() {
  bench_test sqlite &
  local sqlite=$! postgres=0
  bench_test postgres || postgres=1
  wait "$sqlite" && [ "$postgres" -eq 0 ]
}

vitest_suite() { # name, arguments
  local report="$work/$1.json"
  say "$1"
  shift
  (cd web && npx vitest run --reporter=default --reporter=json --outputFile.json="$report" "$@") || true
  local counts
  counts=$(node -e 'const r = require(process.argv[1]); console.log(r.numPassedTests, r.numFailedTests + (r.numFailedTestSuites && !r.numFailedTests ? r.numFailedTestSuites : 0))' "$report" 2>/dev/null)
  # shellcheck disable=SC2086
  count ${counts:-0 1}
}

install_what_is_missing
start_postgres

check "Restoring exactly what the lock files say" dotnet restore Parley.slnx --locked-mode -v quiet
check "Building" dotnet build Parley.slnx --no-restore -v quiet -clp:ErrorsOnly
if [ "$failed" -eq 0 ]; then
  check "Formatting" dotnet format Parley.slnx --verify-no-changes --no-restore --severity warn
  for suite in Parley.Platform.Tests Parley.Desk.Tests Parley.Server.Tests; do
    dotnet_suite $suite sqlite
    dotnet_suite $suite postgres
  done
  vitest_suite "Agent app"
  if [ "$mode" = all ]; then
    check "Killed and asked on sqlite" kill_test sqlite
    check "Killed and asked on postgres" kill_test postgres
    check "Measured and checked on both engines" bench_tests
    vitest_suite "Browser" --config vitest.browser.config.ts
  fi
fi

printf '\n%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
