package io.sapphire.gateway.kept;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there was to tell of one run.
 *
 * @param forgotten sequence up to which facts may be missing
 * @param sequence every event up to it had been taken in
 * @param facts after {@code forgotten}, oldest first
 * @param values the latest of every value, the one that changed last standing last
 */
public record KeptBoard(String run, long forgotten, long sequence, List<KeptFact> facts, List<KeptMessage> values) {

    /** Everything that one event changed. */
    public record KeptFact(long sequence, @Nullable Instant eventTime, Instant recorded, List<KeptMessage> messages) {}

    /** @param json as it is told */
    public record KeptMessage(String topic, String json) {}
}
