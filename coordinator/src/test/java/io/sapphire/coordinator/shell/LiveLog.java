package io.sapphire.coordinator.shell;

import io.sapphire.coordinator.core.Scenario;
import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.coordinator.eventlog.EventLog;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** A log in memory that tells what is written. */
class LiveLog implements EventLog {
    final List<Recorded> records = new CopyOnWriteArrayList<>();
    private final Sinks.Many<MeshEvent> written = Sinks.many().replay().all();

    TradingCore begin(MeshEvent.RunStarted run) {
        var core = TradingCore.of(run);
        var _ = core.apply(append(run, ""));
        return core;
    }

    /** Everything that was and is written. */
    Flux<MeshEvent> events() {
        return written.asFlux();
    }

    @Override
    public synchronized Recorded append(MeshEvent event, String traceId) {
        var recorded = new Recorded(records.size() + 1, Scenario.START, traceId, "", event);
        records.add(recorded);
        written.tryEmitNext(event).orThrow();
        return recorded;
    }

    @Override
    public void sync() {}

    @Override
    public void close() {}
}
