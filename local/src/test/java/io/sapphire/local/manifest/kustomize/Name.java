package io.sapphire.local.manifest.kustomize;

/** What one object calls another by. */
record Name(String kind, String name) {}
