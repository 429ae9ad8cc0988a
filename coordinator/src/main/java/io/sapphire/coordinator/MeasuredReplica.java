package io.sapphire.coordinator;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.sapphire.coordinator.shell.Replica;
import io.sapphire.domain.event.Replication;
import reactor.core.publisher.Flux;

/** A replica that is measured while it is followed. */
final class MeasuredReplica implements Replica {
    private final Replica replica;
    private volatile Standing latest = new Standing(0, 0, Replication.CURRENT, "");

    MeasuredReplica(Replica replica, MeterRegistry registry) {
        this.replica = replica;
        Gauge.builder("sapphire.replica.lag", () -> latest.lag())
                .baseUnit("events")
                .description("Events of the log that Kafka has not acknowledged")
                .strongReference(true)
                .register(registry);
        Gauge.builder("sapphire.replica.lost", () -> latest.replication() == Replication.LOST ? 1 : 0)
                .description("1 while Kafka does not acknowledge events in time and entries are held back for it")
                .strongReference(true)
                .register(registry);
    }

    @Override
    public Flux<Standing> standings() {
        return replica.standings().doOnNext(standing -> latest = standing);
    }
}
