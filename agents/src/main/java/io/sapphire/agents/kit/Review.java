package io.sapphire.agents.kit;

import io.sapphire.domain.signal.Critique;
import io.sapphire.domain.signal.Signal;
import java.util.List;
import java.util.Optional;

/**
 * What an agent makes of its peers' proposals.
 *
 * @param revised what it proposes now instead of what it said
 */
public record Review(List<Critique> critiques, Optional<Signal> revised) {

    public Review {
        critiques = List.copyOf(critiques);
    }
}
