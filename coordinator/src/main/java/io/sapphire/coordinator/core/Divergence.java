package io.sapphire.coordinator.core;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import java.util.Optional;

/**
 * The first event at which a log and the core recomputed from it part.
 *
 * @param recorded what the log tells
 * @param recomputed what the core makes at the same place; nothing if it makes nothing
 * @param reason in a few words
 */
public record Divergence(Recorded recorded, Optional<MeshEvent> recomputed, String reason) {}
