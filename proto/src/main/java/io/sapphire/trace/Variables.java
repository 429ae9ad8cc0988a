package io.sapphire.trace;

import org.jspecify.annotations.Nullable;

/** The variables of a process's environment. */
@FunctionalInterface
public interface Variables {

    /** Null if it is not set. */
    @Nullable
    String value(String name);
}
