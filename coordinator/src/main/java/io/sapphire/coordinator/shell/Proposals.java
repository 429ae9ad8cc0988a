package io.sapphire.coordinator.shell;

import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.Direction;
import io.sapphire.domain.signal.Signal;
import java.util.List;

/** The signals that agents gave on one frame, in agent order. */
public record Proposals(Symbol symbol, long frame, List<Signal> signals) {

    public Proposals {
        signals = List.copyOf(signals);
    }

    /** Whether both sides were proposed: without that there is nothing to discuss. */
    public boolean disagree() {
        return has(Direction.LONG) && has(Direction.SHORT);
    }

    private boolean has(Direction direction) {
        return signals.stream().anyMatch(signal -> signal.direction() == direction);
    }
}
