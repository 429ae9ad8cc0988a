package io.sapphire.local.control;

import io.sapphire.local.keys.OperatorAccess;
import io.sapphire.local.options.SapphireHome;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which of the meshes on this machine is meant. */
final class MeshOption {
    @Option(
            names = "--data-dir",
            paramLabel = "D",
            description = "Of the mesh that is meant (default $${SAPPHIRE_HOME:-~/.sapphire}/data).")
    private String dataDirectory = "";

    OperatorAccess access(SapphireHome home, Map<String, String> environment) {
        var data = dataDirectory.isEmpty()
                ? home.data()
                : Path.of(dataDirectory).toAbsolutePath().normalize();
        return OperatorAccess.find(data.resolve("run"), environment);
    }
}
