package io.sapphire.gateway.metric;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.sapphire.domain.event.Recorded;
import io.sapphire.gateway.flow.Steps;
import io.sapphire.gateway.stream.EventLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Flux;

/**
 * Times the steps of trading as the log goes by. What was recorded before this process began says nothing about now, and
 * is left out.
 */
public final class StepTimes implements EventLog {
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private final EventLog log;
    private final Instant since;
    private final Steps steps = new Steps();
    private final Timer round;
    private final Timer decision;
    private final Timer ack;

    /** @param since events recorded earlier are not timed */
    public StepTimes(EventLog log, MeterRegistry registry, Instant since) {
        this.log = log;
        this.since = since;
        this.round =
                timer(registry, "sapphire.round", "From a market's frame to the end of its round, critique included");
        this.decision = timer(registry, "sapphire.decision", "From a market's frame to the decision made on it");
        this.ack = timer(registry, "sapphire.submit.to.ack", "From an order's intent to the venue's first word on it");
    }

    private static Timer timer(MeterRegistry registry, String name, String description) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }

    @Override
    public Flux<List<Recorded>> follow() {
        return log.follow().doOnNext(batch -> batch.forEach(this::time));
    }

    @Override
    public Flux<List<Recorded>> from(long sequence) {
        return log.from(sequence);
    }

    @Override
    public boolean connected() {
        return log.connected();
    }

    private void time(Recorded recorded) {
        if (!recorded.recordTime().isBefore(since)) {
            steps.ended(recorded).ifPresent(taken -> timer(taken.step()).record(taken.time()));
        }
    }

    private Timer timer(Steps.Step step) {
        return switch (step) {
            case ROUND -> round;
            case DECISION -> decision;
            case ACK -> ack;
        };
    }
}
