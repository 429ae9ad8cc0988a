#!/usr/bin/env bash
# Pins the images of an overlay, applies it and waits until everything runs.
# An overlay that is made of another, as prod-full of prod, has its images too.
# Usage: scripts/roll-out.sh OVERLAY REGISTRY
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
overlay=${1:?usage: scripts/roll-out.sh OVERLAY REGISTRY}
registry=${2:?usage: scripts/roll-out.sh OVERLAY REGISTRY}

for part in "${overlay%%-*}" "$overlay"; do
  images=k8s/overlays/$part/images/kustomization.yaml
  [[ ! -f $images ]] || scripts/pin-images.sh "$images" "$registry"
done
kubectl apply --server-side -k "k8s/overlays/$overlay"
kubectl rollout status -n trading-system deployment --timeout=10m
kubectl rollout status -n trading-system statefulset/trading-coordinator --timeout=10m
