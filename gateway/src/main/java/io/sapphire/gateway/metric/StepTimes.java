package io.sapphire.gateway.metric;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.sapphire.domain.event.Recorded;
import io.sapphire.gateway.flow.Steps;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Times the steps of trading as the log goes by. A step that ended before this process began says nothing about now, and
 * is left out.
 */
public final class StepTimes implements Consumer<Recorded> {
    private static final Duration[] BOUNDS = {
        Duration.ofNanos(100_000),
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private final Instant since;
    private final Steps steps = new Steps();
    private final Map<Steps.Step, Timer> timers;

    /** @param since events recorded earlier are not timed */
    public StepTimes(MeterRegistry registry, Instant since) {
        this.since = since;
        this.timers = Stream.of(Steps.Step.values()).collect(toMap(step -> step, step -> timer(registry, step)));
    }

    private static Timer timer(MeterRegistry registry, Steps.Step step) {
        return switch (step) {
            case ROUND ->
                timer(registry, "sapphire.round", "From a market's frame to the end of its round, critique included");
            case DECISION -> timer(registry, "sapphire.decision", "From a market's frame to the decision made on it");
            case RISK -> timer(registry, "sapphire.risk", "From a decision to its first order, or to the denial of it");
            case ACK ->
                timer(registry, "sapphire.submit.to.ack", "From an order's intent to the venue's first word on it");
            case KILL ->
                timer(registry, "sapphire.kill", "From a halt of all trading until no entry on its way is left");
        };
    }

    private static Timer timer(MeterRegistry registry, String name, String description) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }

    @Override
    public void accept(Recorded recorded) {
        var taken = steps.ended(recorded);
        if (!recorded.recordTime().isBefore(since)) {
            taken.forEach(step -> requireNonNull(timers.get(step.step())).record(step.time()));
        }
    }
}
