package io.sapphire.coordinator.snapshot;

import io.sapphire.coordinator.snapshot.ScriptedDisk.Act;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What lies on a disk after so many acts: as the processes see it, and as it is after the machine has died. */
final class DiskImage {
    private final Map<Path, Content> names = new TreeMap<>();
    private final Map<Path, Content> safeNames = new TreeMap<>();

    private static final class Content {
        private byte[] bytes = {};
        private byte[] safe = {};
    }

    void take(Act act) {
        switch (act) {
            case Act.Created(var file) -> names.computeIfAbsent(file, _ -> new Content());
            case Act.Wrote(var file, var bytes, var position) -> write(file, bytes, (int) position);
            case Act.Truncated(var file, var size) -> {
                var content = content(file);
                content.bytes = Arrays.copyOf(content.bytes, (int) Math.min(size, content.bytes.length));
            }
            case Act.Forced(var file) -> content(file).safe = content(file).bytes;
            case Act.Renamed(var from, var to) -> {
                names.put(to, content(from));
                names.remove(from);
            }
            case Act.Deleted(var file) -> names.remove(file);
            case Act.NamesForced(var directory) -> {
                safeNames.keySet().removeIf(file -> file.startsWith(directory));
                names.forEach((file, content) -> {
                    if (file.startsWith(directory)) {
                        safeNames.put(file, content);
                    }
                });
            }
        }
    }

    void write(Path file, byte[] bytes, int position) {
        var content = content(file);
        var longer = Arrays.copyOf(content.bytes, Math.max(content.bytes.length, position + bytes.length));
        System.arraycopy(bytes, 0, longer, position, bytes.length);
        content.bytes = longer;
    }

    private Content content(Path file) {
        var content = names.get(file);
        if (content == null) {
            throw new IllegalStateException(file + " was never begun");
        }
        return content;
    }

    /** As the next process finds it. */
    void lay(Path from, Path to) throws IOException {
        var all = new HashMap<Path, byte[]>();
        names.forEach((file, content) -> all.put(file, content.bytes));
        lay(all, from, to);
    }

    /** As the next process finds it after a power cut, at worst: what was not synced is gone, and so are names. */
    void laySafe(Path from, Path to) throws IOException {
        var all = new HashMap<Path, byte[]>();
        safeNames.forEach((file, content) -> all.put(file, content.safe));
        lay(all, from, to);
    }

    private static void lay(Map<Path, byte[]> files, Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (var file : files.entrySet()) {
            var place = to.resolve(from.relativize(file.getKey()));
            Files.createDirectories(place.getParent());
            Files.write(place, file.getValue());
        }
    }
}
