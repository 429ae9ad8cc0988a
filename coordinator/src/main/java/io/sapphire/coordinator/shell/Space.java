package io.sapphire.coordinator.shell;

import java.util.Optional;

/** Whether there is room for what is to be recorded. */
@FunctionalInterface
public interface Space {
    /** Always enough. */
    Space PLENTY = Optional::empty;

    /** Who halts when there is not; an operator's own halt stays untouched. */
    String OPERATOR = "event-log";

    /** Why there is not enough, in one sentence; nothing while there is. */
    Optional<String> shortage();
}
