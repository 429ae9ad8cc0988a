#!/usr/bin/env bash
# Writes the digests of the images that were just built into a kustomization: an overlay's images, or one version's.
# Usage: scripts/pin-images.sh KUSTOMIZATION REGISTRY
#   scripts/pin-images.sh k8s/overlays/prod/images/kustomization.yaml REGISTRY
#   scripts/pin-images.sh k8s/components/canary/replica/kustomization.yaml REGISTRY
set -euo pipefail
root=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/..
file=${1:?usage: scripts/pin-images.sh KUSTOMIZATION REGISTRY}
registry=${2:?usage: scripts/pin-images.sh KUSTOMIZATION REGISTRY}

digest_of() {
  local digest
  digest=$(cat "$root/$1/target/jib-image.digest")
  if [[ ! $digest =~ ^sha256:[0-9a-f]{64}$ ]]; then
    echo "$1/target/jib-image.digest holds no digest." >&2
    exit 1
  fi
  echo "$digest"
}

pinned=$(sed '/^images:$/,$d' "$file"; echo 'images:')
for image in $(sed -n 's|^  - name: sapphire/||p' "$file"); do
  digest=$(digest_of "$image")
  pinned+=$'\n'"  - name: sapphire/$image"$'\n'"    newName: $registry/$image"$'\n'"    digest: $digest"
done
printf '%s\n' "$pinned" > "$file.new"
mv "$file.new" "$file"
