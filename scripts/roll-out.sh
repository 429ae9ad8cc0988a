#!/usr/bin/env bash
# Pins the images of an overlay, applies it and waits until everything runs.
# Usage: scripts/roll-out.sh dev|staging|prod REGISTRY
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
overlay=${1:?usage: scripts/roll-out.sh OVERLAY REGISTRY}
registry=${2:?usage: scripts/roll-out.sh OVERLAY REGISTRY}

scripts/pin-images.sh "k8s/overlays/$overlay/images/kustomization.yaml" "$registry"
kubectl apply --server-side -k "k8s/overlays/$overlay"
kubectl rollout status -n trading-system deployment --timeout=10m
kubectl rollout status -n trading-system statefulset/trading-coordinator --timeout=10m
