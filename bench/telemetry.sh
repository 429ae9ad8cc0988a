#!/bin/sh
# What tracing costs: processor time of the lock-step run with spans and their histograms on, against the same run with
# OTEL_SDK_DISABLED=true, in turns. Counters and gauges cannot be switched off and are in both.
# Usage, from the project's root: bench/telemetry.sh [PAIRS] [OPTION OF up ...]; exits with 1 above 10 % more.
set -eu
pairs=${1:-3}
[ $# -eq 0 ] || shift
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

# Seconds of user and system time of a run, and its state hash.
lap() {
    OTEL_SDK_DISABLED=$1 SAPPHIRE_HOME=$place/home \
        sh -c './sapphire up --fresh --port 0 --speed max --exit-at-end "$@" > "$0/out"; times > "$0/times"' "$place" $options
    sed -n '2s/m/ /g;2s/s//gp' "$place/times" | awk '{printf "%.2f", $1 * 60 + $2 + $3 * 60 + $4}'
}

options=$*
./sapphire up --help > "$place/built"
: > "$place/laps"
for pair in $(seq "$pairs"); do
    on=$(lap false)
    with=$(tail -1 "$place/out" | sed 's/.*"stateHash":"\([0-9a-f]*\)".*/\1/')
    off=$(lap true)
    without=$(tail -1 "$place/out" | sed 's/.*"stateHash":"\([0-9a-f]*\)".*/\1/')
    [ "$with" = "$without" ] || { echo "the two runs did not come to the same state" >&2; exit 1; }
    echo "$on $off" | awk '{printf "%.4f %s %s\n", $1 / $2, $1, $2}' >> "$place/laps"
    tail -1 "$place/laps" | awk '{printf "on %s s, off %s s of processor time: %.3f\n", $2, $3, $1}'
done
sort -n "$place/laps" | awk '{r[NR] = $1} END {m = r[int((NR + 1) / 2)]; printf "median %.3f, bar 1.10\n", m; exit m > 1.10}'
