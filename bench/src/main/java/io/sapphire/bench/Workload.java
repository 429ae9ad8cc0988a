package io.sapphire.bench;

/** One side of a comparison: a fixed piece of work, done anew on every call. */
@FunctionalInterface
public interface Workload {

    /** @return what it came to, so that two sides can be held to have done the same */
    long run();
}
