#!/usr/bin/env bash
# Builds Mission Control into dashboard/dist, if there is something to build, something to build it with, and a reason to.
# Where Node or npm is missing or too old, it says so in one line and the build goes on: the gateway's page says the rest.
#
#   scripts/dashboard.sh            builds it
#   scripts/dashboard.sh --needed   only says, by its exit code, whether it would
set -euo pipefail

least="20.19.0"
root=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
cd "$root/dashboard"

main() {
  if [[ ${1:-} == --needed ]]; then
    stale && ! obstacle > /dev/null
    return
  fi
  if ! stale; then
    echo "Mission Control is up to date."
  elif obstacle; then
    return
  else
    # npm ci refuses a lock file without registry addresses that names optional packages of other machines.
    npm install --no-save --no-audit --no-fund --loglevel=error
    npm run build
    touch dist/index.html
  fi
}

# Whether something that ends up in the page is newer than the page.
stale() {
  [[ -f dist/index.html ]] || return 0
  [[ -n $(find . \( -path ./node_modules -o -path ./dist -o -path ./e2e -o -path ./test-results \) -prune \
    -o -type f -newer dist/index.html -print -quit) ]]
}

# Whether there is nothing to build it with; says what is missing.
obstacle() {
  local version
  if ! command -v npm > /dev/null; then
    echo "Mission Control is not built: it needs npm with Node $least or newer, and npm was not found."
  elif ! version=$(node --version 2> /dev/null); then
    echo "Mission Control is not built: it needs Node $least or newer, and node was not found."
  elif [[ $(printf '%s\n' "$least" "${version#v}" | sort -V | head -n 1) != "$least" ]]; then
    echo "Mission Control is not built: it needs Node $least or newer, and this is ${version#v}."
  else
    return 1
  fi
}

main "$@"
