#!/usr/bin/env bash
# Builds the image and the list of parts of every service, without Docker, and pushes the images, with what
# scripts/train-images.sh learned of them.
# Usage: scripts/push-images.sh REGISTRY
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
registry=${1:?usage: scripts/push-images.sh REGISTRY}
for tar in */target/jib-image.tar; do
  if [[ ! -e ${tar%/*}/aot/sapphire.aot ]]; then
    echo 'A service has learned nothing yet: scripts/pack-images.sh and scripts/train-images.sh come first.' >&2
    exit 2
  fi
done

mvn -B -Pimage,aot package jib:build -DskipTests "-Dimage.registry=$registry"
