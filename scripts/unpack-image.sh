#!/usr/bin/env bash
# Unpacks an image that jib:buildTar wrote: its files into DIR/root, what it starts into DIR/config.json.
# Usage: scripts/unpack-image.sh TAR DIR
set -euo pipefail
tar=$(readlink -f "${1:?usage: scripts/unpack-image.sh TAR DIR}")
dir=${2:?usage: scripts/unpack-image.sh TAR DIR}

mkdir -p "$dir/root" "$dir/layers"
tar --warning=no-unknown-keyword -xf "$tar" -C "$dir/layers"
mv "$dir/layers/config.json" "$dir"
for layer in "$dir"/layers/*.tar.gz; do
  tar --warning=no-unknown-keyword -xzf "$layer" -C "$dir/root"
done
rm -rf "$dir/layers"
