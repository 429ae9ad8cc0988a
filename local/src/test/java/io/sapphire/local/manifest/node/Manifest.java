package io.sapphire.local.manifest.node;

import java.util.Map;
import java.util.Optional;

/** One object as it would be applied. */
public record Manifest(Node root) {

    public static Manifest of(Map<String, Object> body) {
        var shown = body.get("kind") + "/"
                + (body.get("metadata") instanceof Map<?, ?> metadata ? metadata.get("name") : "?");
        return new Manifest(new Node(shown, Optional.of(body)));
    }

    public String kind() {
        return root.at("kind").text();
    }

    public String name() {
        return root.at("metadata", "name").text();
    }

    public String namespace() {
        return root.at("metadata", "namespace").text("");
    }

    public Map<String, String> labels() {
        return root.at("metadata", "labels").textMap();
    }

    public Node spec() {
        return root.at("spec");
    }

    public Node at(String... keys) {
        return root.at(keys);
    }

    @SuppressWarnings("unchecked")
    public Map<String, Object> body() {
        return (Map<String, Object>) root.value().orElseThrow();
    }

    @Override
    public String toString() {
        return root.path();
    }
}
