#!/usr/bin/env bash
# Builds the image of every service, without Docker, into its target/jib-image.tar.
# Usage: scripts/pack-images.sh
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."

mvn -B -Pimage package jib:buildTar -DskipTests
