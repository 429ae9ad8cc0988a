package io.sapphire.simulator.fault;

import java.time.Instant;
import java.util.Random;

/** A fault that is set, and what it has met. */
final class ArmedFault {
    private final long id;
    private final Fault fault;
    private final Instant since;
    /** Its algorithm is part of its specification, so a seed means the same everywhere. */
    private final Random random;

    private long seen;
    private long hits;

    ArmedFault(long id, Fault fault, Instant since) {
        this.id = id;
        this.fault = fault;
        this.since = since;
        this.random = new Random(fault.timing().seed());
    }

    long id() {
        return id;
    }

    Effect effect() {
        return fault.effect();
    }

    FaultView view() {
        return new FaultView(id, fault, since, seen, hits);
    }

    /** Counts the occasion if it is in scope. @return whether the fault would hit it */
    boolean wants(Occasion occasion) {
        if (!fault.scope().covers(occasion) || isOver(occasion.at())) {
            return false;
        }
        seen++;
        var timing = fault.timing();
        boolean drawn = random.nextDouble() < timing.probability();
        return drawn && seen >= timing.nth() && hits < timing.times();
    }

    void hit() {
        hits++;
    }

    private boolean isOver(Instant now) {
        return !now.isBefore(since.plus(fault.timing().length()));
    }
}
