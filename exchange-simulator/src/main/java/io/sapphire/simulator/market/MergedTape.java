package io.sapphire.simulator.market;

import java.time.Instant;
import java.util.List;

/** Several tapes as one; at equal times in the order of the list. */
public final class MergedTape implements Tape {
    private final List<Tape> tapes;

    public MergedTape(List<? extends Tape> tapes) {
        if (tapes.isEmpty()) {
            throw new IllegalArgumentException("nothing to merge");
        }
        this.tapes = List.copyOf(tapes);
    }

    @Override
    public Instant nextTime() {
        return earliest().nextTime();
    }

    @Override
    public MarketEvent next() {
        return earliest().next();
    }

    @Override
    public boolean isOver() {
        return tapes.stream().allMatch(Tape::isOver);
    }

    private Tape earliest() {
        var earliest = tapes.getFirst();
        for (int i = 1; i < tapes.size(); i++) {
            if (tapes.get(i).nextTime().isBefore(earliest.nextTime())) {
                earliest = tapes.get(i);
            }
        }
        return earliest;
    }
}
