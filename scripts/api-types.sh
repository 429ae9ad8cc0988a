#!/bin/sh
# Makes the page's TypeScript types of dashboard/openapi.json. The generator needs TypeScript 5, so it is not the page's own.
set -eu
cd "$(dirname "$0")/../dashboard"
tools=${TMPDIR:-/tmp}/sapphire-api-types
[ -x "$tools/node_modules/.bin/openapi-typescript" ] ||
  npm install --silent --no-audit --no-fund --prefix "$tools" openapi-typescript@7.13.0 typescript@5.9.3
"$tools/node_modules/.bin/openapi-typescript" openapi.json -o "$tools/schema.d.ts"
{
  echo "// Made of openapi.json $(sha256sum openapi.json | cut -d' ' -f1) by scripts/api-types.sh"
  cat "$tools/schema.d.ts"
} > src/api/schema.d.ts
