package io.sapphire.local.backtest;

import io.sapphire.coordinator.core.Effect;
import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Gives the core one event after the other, and what follows from each, depth first. For one thread at a time. */
final class Recorder {
    private static final String NOTHING = "";

    private final TradingCore core;
    private final Backtest.Tape tape;
    private long sequence;

    Recorder(TradingCore core, Backtest.Tape tape) {
        this.core = core;
        this.tape = tape;
    }

    /** @return effects for the world outside */
    List<Effect> record(MeshEvent event) {
        var outside = new ArrayList<Effect>();
        record(event, outside);
        return outside;
    }

    private void record(MeshEvent event, List<Effect> outside) {
        sequence++;
        var effects = core.apply(new Recorded(sequence, Instant.EPOCH, NOTHING, NOTHING, event));
        tape.heard(event, core);
        for (var effect : effects) {
            switch (effect) {
                case Effect.Append(var consequence) -> record(consequence, outside);
                case Effect.Send send -> outside.add(send);
                case Effect.Cancel cancel -> outside.add(cancel);
            }
        }
    }

    TradingCore core() {
        return core;
    }
}
