package io.sapphire.coordinator.shell;

import io.sapphire.domain.signal.Critique;
import io.sapphire.domain.signal.Signal;
import java.util.List;
import java.util.Optional;

/**
 * What one agent makes of the proposals of a round.
 *
 * @param critiques at most one about each peer
 * @param revised what it proposes now instead of what it said
 */
public record Review(List<Critique> critiques, Optional<Signal> revised) {
    /** Nothing to say. */
    public static final Review NONE = new Review(List.of(), Optional.empty());

    public Review {
        critiques = List.copyOf(critiques);
    }
}
