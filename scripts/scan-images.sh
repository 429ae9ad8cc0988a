#!/usr/bin/env bash
# Has every image that was just pushed scanned, and fails if one has a known critical weakness.
# Usage: scripts/scan-images.sh REGISTRY
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
registry=${1:?usage: scripts/scan-images.sh REGISTRY}

while read -r image; do
  name=$registry/$image@$(cat "$image/target/jib-image.digest")
  scan=$(gcloud artifacts docker images scan "$name" --remote --format='value(response.scan)')
  found=$(gcloud artifacts docker images list-vulnerabilities "$scan" --format='value(vulnerability.effectiveSeverity)')
  if grep -qx CRITICAL <<< "$found"; then
    echo "$name has a critical weakness." >&2
    exit 1
  fi
done < scripts/images
