package io.sapphire.local.options;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which of the meshes on this machine is meant, by its data directory. */
public final class MeshData {
    @Option(
            names = "--data-dir",
            paramLabel = "D",
            description = "Of the mesh that is meant (default $${SAPPHIRE_HOME:-~/.sapphire}/data).")
    private String directory = "";

    /** Absolute. */
    public Path in(SapphireHome home) {
        return directory.isEmpty()
                ? home.data()
                : Path.of(directory).toAbsolutePath().normalize();
    }

    /** What the mesh says of its processes while it runs. */
    public Path running(SapphireHome home) {
        return in(home).resolve("run");
    }
}
