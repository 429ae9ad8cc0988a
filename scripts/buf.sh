#!/usr/bin/env bash
# Checks the contract: its style, and that it did not break since the commit before. Needs npm.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

buf() {
  npx --yes @bufbuild/buf@1.75.0 "$@"
}

main() {
  command -v npx > /dev/null || { echo "Checking the protos needs npm and found none." >&2; exit 1; }
  buf lint proto
  echo "buf lint: the protos are clean."
  local before
  before=$(commit_before)
  if [[ -z $before ]]; then
    echo "buf breaking: there is no commit with protos to compare with."
  else
    against "$before"
    echo "buf breaking: nothing broke since $before."
  fi
}

# The commit to compare with: the given one, else where this branch left the main one, else the one before the present
# one; empty if it has no protos.
commit_before() {
  local before
  before=${BUF_AGAINST:-$(git merge-base HEAD origin/main 2> /dev/null || git rev-parse HEAD)}
  [[ $(git rev-parse "$before") != $(git rev-parse HEAD) ]] || before=HEAD~1
  if git rev-parse -q --verify "$before:proto/buf.yaml" > /dev/null; then
    git rev-parse --short "$before"
  fi
}

against() {
  trap 'rm -rf "$checkout"' EXIT
  checkout=$(mktemp -d)
  git archive "$1" proto | tar -x -C "$checkout"
  buf breaking proto --against "$checkout/proto"
}

main
