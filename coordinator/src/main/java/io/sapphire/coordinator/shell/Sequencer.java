package io.sapphire.coordinator.shell;

import static reactor.core.publisher.Sinks.EmitFailureHandler.busyLooping;

import io.sapphire.coordinator.core.Effect;
import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.coordinator.eventlog.EventLog;
import io.sapphire.domain.event.MeshEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** Records an event, lets the core decide, and records what follows from it, depth first. For the core's thread. */
public final class Sequencer {
    private static final Duration CONTENTION = Duration.ofMillis(100);

    private final EventLog log;
    private final TradingCore core;
    private final Consumer<TradingCore> quiet;

    /** Only the newest head matters to a reader that was busy. */
    private final Sinks.Many<Long> heads = Sinks.many().replay().latest();

    public Sequencer(EventLog log, TradingCore core) {
        this(log, core, _ -> {});
    }

    /** @param quiet is shown the core whenever all that followed from an event is recorded */
    public Sequencer(EventLog log, TradingCore core, Consumer<TradingCore> quiet) {
        this.log = log;
        this.core = core;
        this.quiet = quiet;
    }

    /** Records an event and all that follows; what is left are effects for the world outside. */
    List<Effect> record(MeshEvent event, String traceId) {
        var outside = new ArrayList<Effect>();
        record(event, traceId, outside);
        quiet.accept(core);
        heads.emitNext(core.state().sequence(), busyLooping(CONTENTION));
        return outside;
    }

    private void record(MeshEvent event, String traceId, List<Effect> outside) {
        var recorded = log.append(event, traceId);
        for (var effect : core.apply(recorded)) {
            switch (effect) {
                case Effect.Append(var consequence) -> record(consequence, traceId, outside);
                case Effect.Send send -> outside.add(send);
                case Effect.Cancel cancel -> outside.add(cancel);
            }
        }
    }

    /** Intents survive the machine's death before anything leaves. */
    void sync() {
        log.sync();
    }

    TradingCore core() {
        return core;
    }

    /** Sequence of the newest event, whenever it rises. */
    public Flux<Long> heads() {
        return heads.asFlux().onBackpressureLatest();
    }
}
