package io.sapphire.local.manifest.kustomize;

import io.sapphire.local.manifest.node.MalformedException;
import io.sapphire.local.manifest.node.Node;
import io.sapphire.local.manifest.node.Yaml;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The operations add and replace of RFC 6902. */
final class JsonPatch {

    private JsonPatch() {}

    static void apply(Map<String, Object> document, Node operation) {
        Kustomization.only(operation, Set.of("op", "path", "value"));
        var tokens = Arrays.stream(operation.at("path").text().substring(1).split("/"))
                .map(token -> token.replace("~1", "/").replace("~0", "~"))
                .toList();
        var value = Yaml.copy(operation.at("value").value().orElseThrow());
        Object parent = document;
        for (var token : tokens.subList(0, tokens.size() - 1)) {
            parent = child(parent, token, operation);
        }
        put(parent, tokens.getLast(), value, operation);
    }

    private static Object child(Object parent, String token, Node operation) {
        var child = switch (parent) {
            case Map<?, ?> map -> map.get(token);
            case List<?> list -> list.get(Integer.parseInt(token));
            default -> null;
        };
        if (child == null) {
            throw new MalformedException(operation.at("path").path() + " leads nowhere at " + token);
        }
        return child;
    }

    @SuppressWarnings("unchecked")
    private static void put(Object parent, String token, Object value, Node operation) {
        boolean add = operation.at("op").text().equals("add");
        if (!add && !operation.at("op").text().equals("replace")) {
            throw new MalformedException(operation.at("op").path() + " can only be add or replace here");
        }
        switch (parent) {
            case Map<?, ?> map when add || map.containsKey(token) -> ((Map<String, Object>) map).put(token, value);
            case List<?> list when add && token.equals("-") -> ((List<Object>) list).add(value);
            case List<?> list when add -> ((List<Object>) list).add(Integer.parseInt(token), value);
            default -> throw new MalformedException(operation.at("path").path() + " cannot be changed");
        }
    }
}
