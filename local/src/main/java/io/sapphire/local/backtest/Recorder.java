package io.sapphire.local.backtest;

import io.sapphire.coordinator.core.Effect;
import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives the core one event after the other, and what follows from each, depth first. For one thread at a time. */
final class Recorder {
    private static final String NOTHING = "";

    private final Backtest.Tape tape;
    private final Optional<Fork> fork;
    private TradingCore core;
    /** Takes part in everything up to the fork, so that it knows all of it when its turn comes. */
    private Optional<TradingCore> other;

    private long sequence;

    Recorder(TradingCore core, Backtest.Tape tape, Optional<Fork> fork) {
        this.core = core;
        this.tape = tape;
        this.fork = fork;
        this.other = fork.map(to -> TradingCore.recorded(to.start()));
    }

    /** From now on the other core decides. */
    void fork() {
        core = other.orElseThrow(() -> new IllegalStateException("there is one fork at most"));
        other = Optional.empty();
    }

    /** @return effects for the world outside */
    List<Effect> record(MeshEvent event) {
        var outside = new ArrayList<Effect>();
        record(event, outside);
        return outside;
    }

    private void record(MeshEvent event, List<Effect> outside) {
        sequence++;
        var recorded = new Recorded(sequence, Instant.EPOCH, NOTHING, NOTHING, event);
        var effects = core.apply(recorded);
        if (fork.isPresent() && fork.orElseThrow().stays().test(event)) {
            other.ifPresent(waiting -> {
                var _ = waiting.apply(recorded);
            });
        }
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
