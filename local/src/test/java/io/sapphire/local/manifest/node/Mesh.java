package io.sapphire.local.manifest.node;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Everything that one overlay applies. */
public record Mesh(List<Manifest> manifests) {
    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet");

    public Mesh {
        manifests = List.copyOf(manifests);
    }

    public Stream<Manifest> of(String kind) {
        return manifests.stream().filter(manifest -> manifest.kind().equals(kind));
    }

    public Optional<Manifest> named(String kind, String name) {
        return of(kind).filter(manifest -> manifest.name().equals(name)).findFirst();
    }

    public List<Workload> workloads() {
        return manifests.stream()
                .filter(manifest -> WORKLOADS.contains(manifest.kind()))
                .map(Workload::new)
                .toList();
    }

    public Workload workload(String name) {
        return workloads().stream()
                .filter(workload -> workload.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new MalformedException("there is no workload " + name));
    }

    /** Workloads whose pods have all these labels. */
    public Stream<Workload> selected(Map<String, String> labels) {
        return workloads().stream().filter(workload -> workload.isSelectedBy(labels));
    }

    /** Whether its services tell a collector of their spans. */
    public boolean isTraced() {
        return of("ConfigMap")
                .anyMatch(map -> map.at("data", "OTEL_EXPORTER_OTLP_ENDPOINT").isPresent());
    }

    /** Whether the overlay has the service mesh in it. */
    public boolean isMeshed() {
        return of("PeerAuthentication").findAny().isPresent();
    }
}
