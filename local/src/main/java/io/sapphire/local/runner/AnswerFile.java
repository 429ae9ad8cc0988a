package io.sapphire.local.runner;

import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Direction;
import io.sapphire.domain.signal.Probability;
import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Another word of an agent, for example {@code {"agent": "x", "direction": "LONG", "confidence": 0.6}}. */
final class AnswerFile {

    private AnswerFile() {}

    /** @throws Refusal if it is no such thing */
    static Change.Answer read(Path file) {
        try {
            var node = JsonMapper.shared().readTree(Files.readAllBytes(file));
            return new Change.Answer(
                    new AgentId(node.required("agent").asString()),
                    Direction.valueOf(node.required("direction").asString()),
                    Probability.of(node.required("confidence").asDouble()));
        } catch (IOException | JacksonException | IllegalArgumentException unreadable) {
            throw Refusal.misuse(
                    "--answer: %s must hold agent, direction (LONG, SHORT or FLAT) and confidence (0.5 to 1): %s."
                            .formatted(file, unreadable.getMessage()));
        }
    }
}
