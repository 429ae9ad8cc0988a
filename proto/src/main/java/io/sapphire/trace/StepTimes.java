package io.sapphire.trace;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.sdk.trace.ReadableSpan;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How long each kind of step takes. Names of steps are of few values, and so are agents. */
final class StepTimes {
    /** More names than there are kinds of steps and agents: a name made of data must not make series without end. */
    private static final int MOST = 1_000;

    private static final Duration[] BOUNDS = {
        Duration.ofNanos(100_000),
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10)
    };

    private final MeterRegistry registry;
    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    /** @param agent empty if no agent is asked in it */
    private record Kind(String service, String step, String agent) {}

    StepTimes(MeterRegistry registry) {
        this.registry = registry;
    }

    void ended(String service, ReadableSpan span) {
        var kind = new Kind(
                service,
                span.getName(),
                Optional.ofNullable(span.getAttribute(Attribute.AGENT_ID)).orElse(""));
        var timer = timers.get(kind);
        if (timer == null && timers.size() < MOST) {
            timer = timers.computeIfAbsent(kind, this::timer);
        }
        if (timer != null) {
            var known = timer;
            Measured.as(span.getSpanContext(), () -> known.record(span.getLatencyNanos(), NANOSECONDS));
        }
    }

    private Timer timer(Kind kind) {
        return Timer.builder("sapphire.step")
                .description("How long a step of a trace takes; exemplars name traces")
                .tag("service", kind.service())
                .tag("step", kind.step())
                .tag("agent", kind.agent())
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }
}
