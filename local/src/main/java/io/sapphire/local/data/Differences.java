package io.sapphire.local.data;

import io.sapphire.local.sentence.Refusal;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a run is asked to go on with, compared with what it was begun with. */
final class Differences {

    private Differences() {}

    /** @throws Refusal naming every difference */
    static void refuse(Path directory, Map<String, String> begun, Map<String, String> wanted) {
        var names = new TreeSet<>(begun.keySet());
        names.addAll(wanted.keySet());
        names.removeIf(name -> Objects.equals(begun.get(name), wanted.get(name)));
        if (!names.isEmpty()) {
            throw Refusal.failure(
                    "The unfinished run in %s was begun with %s; ask for the same, or start over with --fresh."
                            .formatted(
                                    directory,
                                    names.stream()
                                            .map(name ->
                                                    name + " " + value(begun, name) + ", not " + value(wanted, name))
                                            .collect(Collectors.joining("; "))));
        }
    }

    private static String value(Map<String, String> identity, String name) {
        var value = identity.getOrDefault(name, "");
        return value.isEmpty() ? "(none)" : value;
    }
}
