package io.sapphire.local.manifest.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads YAML as plain maps and lists; a key that stands twice is an error. */
public final class Yaml {

    private Yaml() {}

    public static List<Object> documents(Path file) {
        try {
            return documents(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static List<Object> documents(String text) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        var documents = new org.yaml.snakeyaml.Yaml(new SafeConstructor(options)).loadAll(text);
        return StreamSupport.stream(documents.spliterator(), false).toList();
    }

    /** The only document of a file. */
    public static Node document(Path file) {
        var documents = documents(file);
        if (documents.size() != 1) {
            throw new MalformedException(file + " must hold one document, holds " + documents.size());
        }
        return Node.of(file.getFileName().toString(), documents.getFirst());
    }

    /** A copy of its own of maps and lists. */
    @SuppressWarnings("unchecked")
    public static <T> T copy(T value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<Object, Object>();
                map.forEach((key, child) -> copy.put(key, copy(child)));
                yield (T) copy;
            }
            case List<?> list ->
                (T) new ArrayList<>(list.stream().map(Yaml::copy).toList());
            default -> value;
        };
    }
}
