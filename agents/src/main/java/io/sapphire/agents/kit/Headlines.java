package io.sapphire.agents.kit;

import java.time.Instant;
import java.util.List;

/** Where an agent gets its headlines from. */
@FunctionalInterface
public interface Headlines {

    /** Nobody publishes anything. */
    Headlines NONE = (_, _) -> List.of();

    /** Those first seen after one moment and no later than another, oldest first. */
    List<Headline> between(Instant after, Instant until);
}
