#!/usr/bin/env bash
# Lets every service of scripts/pack-images.sh trade from its image's own files, and keeps what its JVM learned of its
# classes in its target/aot: an image with that starts faster.
# Usage: scripts/train-images.sh [--docker] [MARKET]
# Only the Java that learned it takes it. With --docker that is the one of the images' base; else the one of JAVA_HOME.
# MARKET is what they trade for it, as ./sapphire up takes it: synthetic:7 unless told otherwise.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
images=target/images

# Sets the array java to the command that starts the JVM.
find_java() {
  if [[ ${1:-} == --docker ]]; then
    local base
    base=$(sed -n 's:.*<image.base>\(.*\)</image.base>.*:\1:p' pom.xml)
    java=(docker run --rm --user 0 --volume "$PWD:$PWD" --workdir "$PWD" --entrypoint java "$base")
  else
    java=("${JAVA_HOME:?JAVA_HOME must name the folder of a JDK 25}/bin/java")
  fi
}

find_java "$@"
[[ ${1:-} != --docker ]] || shift
rm -rf "$images" target/trained
for tar in */target/jib-image.tar; do
  scripts/unpack-image.sh "$tar" "$images/${tar%%/*}"
done
mapfile -t modules < <(sed -n '/<profiles>/q; s:^ *<module>\(.*\)</module>$:\1:p' pom.xml)
class_path=$(printf '%s:' "${modules[@]/%//target/classes}")local/target/lib/*
"${java[@]}" @scripts/jvm-flags -cp "$class_path" io.sapphire.local.TrainImages "$images" target/trained "${1:-synthetic:7}"
for cache in "$images"/*/sapphire.aot; do
  module=$(basename "$(dirname "$cache")")
  mkdir -p "$module/target/aot"
  cp "$cache" "$module/target/aot/"
  du -h "$module/target/aot/sapphire.aot"
done
