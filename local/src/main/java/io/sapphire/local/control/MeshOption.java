package io.sapphire.local.control;

import io.sapphire.local.http.ControlClient;
import io.sapphire.local.http.ControlClient.UnansweredException;
import io.sapphire.local.keys.OperatorAccess;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.sentence.Refusal;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** Which of the meshes on this machine is meant, and the way to it. */
final class MeshOption {
    @Option(
            names = "--data-dir",
            paramLabel = "D",
            description = "Of the mesh that is meant (default $${SAPPHIRE_HOME:-~/.sapphire}/data).")
    private String dataDirectory = "";

    /** Has something done. @throws Refusal if nobody answers, or somebody refuses */
    <T> T give(SapphireHome home, Map<String, String> environment, Function<ControlClient, T> command) {
        return with(home, environment, "Not done", command);
    }

    /** Has something told. @throws Refusal if nobody answers, or somebody refuses */
    <T> T ask(SapphireHome home, Map<String, String> environment, Function<ControlClient, T> question) {
        return with(home, environment, "Not answered", question);
    }

    private <T> T with(
            SapphireHome home, Map<String, String> environment, String complaint, Function<ControlClient, T> use) {
        try {
            return with(access(home, environment), use);
        } catch (UnansweredException unanswered) {
            throw Refusal.failure(complaint + ": " + unanswered.getMessage() + ".", unanswered);
        }
    }

    /** For those who know another way. @throws UnansweredException if nobody is there, or nobody knows whether it was done */
    static <T> T with(OperatorAccess access, Function<ControlClient, T> use) {
        try (var client = new ControlClient(access.gateway(), access.token())) {
            return use.apply(client);
        }
    }

    OperatorAccess access(SapphireHome home, Map<String, String> environment) {
        var data = dataDirectory.isEmpty()
                ? home.data()
                : Path.of(dataDirectory).toAbsolutePath().normalize();
        return OperatorAccess.find(data.resolve("run"), environment);
    }
}
