package io.sapphire.bench;

import java.util.List;

/** One side of a comparison: a fixed piece of work, done anew on every call. */
@FunctionalInterface
public interface Workload {

    /** @return what it came to, so that two sides can be held to have done the same */
    long run();

    /** What else there is to say of its runs, a sentence each; nothing unless told otherwise. */
    default List<String> remarks() {
        return List.of();
    }
}
