package io.sapphire.coordinator;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.sapphire.coordinator.eventlog.EventLog;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import java.time.Duration;

/** Counts what a log takes, and times how long the disk keeps it waiting. */
final class TimedLog implements EventLog {
    private static final Duration[] BOUNDS = {
        Duration.ofNanos(200_000),
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(100),
        Duration.ofSeconds(1)
    };

    private final EventLog log;
    private final Counter events;
    private final Timer syncs;

    TimedLog(EventLog log, MeterRegistry registry) {
        this.log = log;
        this.events = Counter.builder("sapphire.log.events")
                .description("Events recorded since the process began")
                .register(registry);
        this.syncs = Timer.builder("sapphire.log.sync")
                .description("How long the disk takes to have what was recorded")
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }

    @Override
    public Recorded append(MeshEvent event, String traceId) {
        var recorded = log.append(event, traceId);
        events.increment();
        return recorded;
    }

    @Override
    public void sync() {
        syncs.record(log::sync);
    }

    @Override
    public void close() {
        log.close();
    }
}
