package io.sapphire.local.control;

import io.sapphire.local.http.ControlClient;
import io.sapphire.local.http.ControlClient.UnansweredException;
import io.sapphire.local.keys.OperatorAccess;
import io.sapphire.local.options.MeshData;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.sentence.Refusal;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.Mixin;

/** The way to a mesh on this machine. */
final class MeshOption {
    @Mixin
    private MeshData data = new MeshData();

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
        return OperatorAccess.find(data.running(home), environment);
    }
}
