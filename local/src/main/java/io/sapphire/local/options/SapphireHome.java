package io.sapphire.local.options;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where everything local lies that no option moves elsewhere.
 *
 * @param path absolute
 */
public record SapphireHome(Path path) {

    /** {@code SAPPHIRE_HOME}, else {@code .sapphire} in the user's home. */
    public static SapphireHome of(Map<String, String> environment, String userHome) {
        var named = environment.getOrDefault("SAPPHIRE_HOME", "");
        var path = named.isBlank() ? Path.of(userHome, ".sapphire") : Path.of(named);
        return new SapphireHome(path.toAbsolutePath().normalize());
    }

    public Path data() {
        return path.resolve("data");
    }

    /** The latest signed checkpoint of every run, as a file named after it. */
    public Path heads() {
        return path.resolve("heads");
    }

    /** Files of markets that a runner may be asked to trade. */
    public Path recordings() {
        return path.resolve("recordings");
    }

    public Path keys() {
        return path.resolve("keys");
    }
}
