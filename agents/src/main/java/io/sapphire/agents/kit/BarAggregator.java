package io.sapphire.agents.kit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Joins short bars to long ones, on multiples of the long interval since the epoch. A long bar of which a part is
 * missing does not come out.
 */
public final class BarAggregator {
    private final Duration interval;
    private final List<Bar> parts = new ArrayList<>();

    public BarAggregator(Duration interval) {
        this.interval = interval;
    }

    /** The long bar that is over with this short one, if one is. */
    public Optional<Bar> add(Bar part) {
        if (beginsLongBar(part) || !continuesLongBar(part)) {
            parts.clear();
        }
        if (!parts.isEmpty() || beginsLongBar(part)) {
            parts.add(part);
        }
        return parts.isEmpty() ? Optional.empty() : longBar();
    }

    private boolean beginsLongBar(Bar part) {
        return part.start().toEpochMilli() % interval.toMillis() == 0;
    }

    private boolean continuesLongBar(Bar part) {
        return !parts.isEmpty() && parts.getLast().end().equals(part.start());
    }

    private Optional<Bar> longBar() {
        boolean complete =
                !parts.getLast().end().isBefore(parts.getFirst().start().plus(interval));
        return complete ? parts.stream().reduce(Bar::join) : Optional.empty();
    }
}
