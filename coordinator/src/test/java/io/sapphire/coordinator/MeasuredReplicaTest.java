package io.sapphire.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sapphire.coordinator.shell.Replica.Standing;
import io.sapphire.domain.event.Replication;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class MeasuredReplicaTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Sinks.Many<Standing> standings = Sinks.many().unicast().onBackpressureBuffer();

    @Test
    void lagAndLossAreThoseOfTheLatestStanding() {
        var replica = new MeasuredReplica(standings::asFlux, registry);
        StepVerifier.create(replica.standings())
                .then(() -> stand(new Standing(7, 3, Replication.CURRENT, "")))
                .expectNextCount(1)
                .then(() -> assertThat(registry.scrape())
                        .contains("sapphire_replica_lag_events 3.0", "sapphire_replica_lost 0.0"))
                .then(() -> stand(new Standing(7, 90, Replication.LOST, "no answer")))
                .expectNextCount(1)
                .then(() -> assertThat(registry.scrape())
                        .contains("sapphire_replica_lag_events 90.0", "sapphire_replica_lost 1.0"))
                .thenCancel()
                .verify();
    }

    private void stand(Standing standing) {
        standings.tryEmitNext(standing).orThrow();
    }
}
