#!/usr/bin/env bash
# Builds Mission Control into dashboard/dist, if there is something to build, something to build it with, and a reason to.
# Where Node or npm is missing or too old, it says so in one line and the build goes on: the gateway's page says the rest.
set -euo pipefail

least="20.19.0"
root=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
dashboard=$root/dashboard

skip() {
  echo "Mission Control is not built: $1"
  exit 0
}

# Whether something that ends up in the page is newer than the page.
stale() {
  [[ -f dist/index.html ]] || return 0
  [[ -n $(find . \( -path ./node_modules -o -path ./dist -o -path ./coverage -o -path ./test-results \) -prune \
    -o -type f -newer dist/index.html -print -quit) ]]
}

[[ -f $dashboard/package-lock.json ]] || skip "there is no dashboard/package-lock.json."
cd "$dashboard"
if ! stale; then
  echo "Mission Control is up to date."
  exit 0
fi
command -v npm > /dev/null || skip "it needs npm with Node $least or newer, and npm was not found."
version=$(node --version 2> /dev/null) || skip "it needs Node $least or newer, and node was not found."
[[ $(printf '%s\n' "$least" "${version#v}" | sort -V | head -n 1) == "$least" ]] \
  || skip "it needs Node $least or newer, and this is ${version#v}."

# npm ci refuses a lock file without registry addresses that names optional packages of other machines.
npm install --no-save --no-audit --no-fund --loglevel=error
npm run build
touch dist/index.html
