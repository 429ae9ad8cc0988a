package io.sapphire.local.manifest.kustomize;

import io.sapphire.local.manifest.node.Node;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The labels transformer: on every object and, if asked, in every selector and template. */
final class Labels {
    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet");

    private Labels() {}

    static void add(Node entry, List<Resource> resources) {
        Kustomization.only(entry, Set.of("pairs", "includeSelectors", "includeTemplates"));
        var pairs = entry.at("pairs").textMap();
        resources.forEach(resource -> {
            Resource.child(Resource.child(resource.body(), "metadata"), "labels")
                    .putAll(pairs);
            if (entry.at("includeSelectors").isTrue()) {
                addToSelectors(resource, pairs);
            }
            if (entry.at("includeTemplates").isTrue() && WORKLOADS.contains(resource.kind())) {
                var _ = addToTemplate(Resource.child(resource.body(), "spec"), pairs);
            }
        });
    }

    private static void addToSelectors(Resource resource, Map<String, String> pairs) {
        if (resource.kind().equals("Service")) {
            Resource.child(Resource.child(resource.body(), "spec"), "selector").putAll(pairs);
        }
        if (resource.kind().equals("PodDisruptionBudget")) {
            matchLabels(Resource.child(resource.body(), "spec"), "selector").putAll(pairs);
        }
        if (WORKLOADS.contains(resource.kind())) {
            addToWorkload(Resource.child(resource.body(), "spec"), pairs);
        }
    }

    @SuppressWarnings("unchecked")
    private static void addToWorkload(Map<String, Object> spec, Map<String, String> pairs) {
        matchLabels(spec, "selector").putAll(pairs);
        var template = addToTemplate(spec, pairs);
        if (Resource.child(template, "spec").get("topologySpreadConstraints") instanceof List<?> constraints) {
            constraints.forEach(constraint -> matchLabels((Map<String, Object>) constraint, "labelSelector")
                    .putAll(pairs));
        }
    }

    private static Map<String, Object> addToTemplate(Map<String, Object> spec, Map<String, String> pairs) {
        var template = Resource.child(spec, "template");
        Resource.child(Resource.child(template, "metadata"), "labels").putAll(pairs);
        return template;
    }

    private static Map<String, Object> matchLabels(Map<String, Object> parent, String selector) {
        return Resource.child(Resource.child(parent, selector), "matchLabels");
    }
}
