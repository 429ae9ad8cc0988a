package io.sapphire.local.manifest.kustomize;

import io.sapphire.local.manifest.node.MalformedException;
import io.sapphire.local.manifest.node.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One entry of configMapGenerator: from files and literals, new or merged into one of a layer below. */
record Generator(Path folder, Node entry) {
    private static final Set<String> FIELDS = Set.of("name", "namespace", "behavior", "files", "literals");

    /** Returns the files it read. */
    List<Path> into(List<Resource> resources) {
        Kustomization.only(entry, FIELDS);
        var read = new ArrayList<Path>();
        var data = data(read);
        switch (entry.at("behavior").text("create")) {
            case "create" -> resources.add(new Resource(configMap(data), true));
            case "merge" -> Resource.child(existing(resources).body(), "data").putAll(data);
            default -> throw new MalformedException(entry.at("behavior").path() + " can only be create or merge here");
        }
        return read;
    }

    private Resource existing(List<Resource> resources) {
        return resources.stream()
                .filter(Resource::generated)
                .filter(resource -> resource.is("ConfigMap", entry.at("name").text()))
                .filter(resource -> resource.manifest()
                        .namespace()
                        .equals(entry.at("namespace").text("")))
                .findFirst()
                .orElseThrow(() -> new MalformedException(entry.path() + " merges into nothing"));
    }

    private Map<String, Object> configMap(Map<String, Object> data) {
        var metadata = new LinkedHashMap<String, Object>(
                Map.of("name", entry.at("name").text()));
        if (entry.at("namespace").isPresent()) {
            metadata.put("namespace", entry.at("namespace").text());
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("apiVersion", "v1");
        body.put("kind", "ConfigMap");
        body.put("metadata", metadata);
        body.put("data", data);
        return body;
    }

    private Map<String, Object> data(List<Path> read) {
        var data = new LinkedHashMap<String, Object>();
        for (var file : entry.at("files").texts()) {
            var path = folder.resolve(file);
            read.add(path);
            data.put(path.getFileName().toString(), content(path));
        }
        for (var literal : entry.at("literals").texts()) {
            int split = literal.indexOf('=');
            data.put(literal.substring(0, split), literal.substring(split + 1));
        }
        return data;
    }

    private static String content(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
