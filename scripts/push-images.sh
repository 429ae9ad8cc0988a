#!/usr/bin/env bash
# Builds the image and the list of parts of every service, without Docker, and pushes the images, with what
# scripts/train-images.sh learned of them.
# Usage: scripts/push-images.sh REGISTRY
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
registry=${1:?usage: scripts/push-images.sh REGISTRY}

mvn -B -Pimage,aot package jib:build -DskipTests "-Dimage.registry=$registry"
