package io.sapphire.local.manifest.node;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A place in a document, and what stands there. Where something else stands than is asked for, a
 * {@link MalformedException} names the place.
 *
 * @param value nothing where the document has nothing
 */
public record Node(String path, Optional<Object> value) {

    public static Node of(String path, Object value) {
        return new Node(path, Optional.of(value));
    }

    public boolean isPresent() {
        return value.isPresent();
    }

    /** What stands below, key by key; nothing if any of them is missing. */
    public Node at(String... keys) {
        var here = this;
        for (var key : keys) {
            here = new Node(
                    here.path + "/" + key, Optional.ofNullable(here.fields().get(key)));
        }
        return here;
    }

    /** Empty if there is nothing. */
    public Map<String, Node> map() {
        var nodes = new LinkedHashMap<String, Node>();
        fields().forEach((key, child) -> nodes.put(key, new Node(path + "/" + key, Optional.ofNullable(child))));
        return nodes;
    }

    /** Empty if there is nothing. */
    public List<Node> list() {
        var elements = value.map(list -> as(List.class, list)).orElse(List.of());
        return IntStream.range(0, elements.size())
                .mapToObj(i -> new Node(path + "/" + i, Optional.ofNullable(elements.get(i))))
                .toList();
    }

    public Stream<Node> stream() {
        return list().stream();
    }

    public String text() {
        return value.map(text -> as(String.class, text)).orElseThrow(() -> missing("a text"));
    }

    public String text(String otherwise) {
        return isPresent() ? text() : otherwise;
    }

    public int number() {
        return value.map(number -> as(Integer.class, number)).orElseThrow(() -> missing("a number"));
    }

    public int number(int otherwise) {
        return isPresent() ? number() : otherwise;
    }

    public boolean isTrue() {
        return value.map(flag -> as(Boolean.class, flag)).orElse(false);
    }

    public boolean isFalse() {
        return value.map(flag -> !as(Boolean.class, flag)).orElse(false);
    }

    public List<String> texts() {
        return list().stream().map(Node::text).toList();
    }

    /** A map of texts; empty if there is nothing. */
    public Map<String, String> textMap() {
        var texts = new LinkedHashMap<String, String>();
        map().forEach((key, child) -> texts.put(key, child.text()));
        return texts;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> fields() {
        return value.map(map -> (Map<String, Object>) as(Map.class, map)).orElse(Map.of());
    }

    private <T> T as(Class<T> type, Object object) {
        if (!type.isInstance(object)) {
            throw new MalformedException(path + " must be a " + type.getSimpleName() + ", was " + object);
        }
        return type.cast(object);
    }

    private MalformedException missing(String what) {
        return new MalformedException(path + " is missing: " + what);
    }
}
