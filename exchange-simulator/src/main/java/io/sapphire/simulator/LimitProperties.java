package io.sapphire.simulator;

import io.sapphire.simulator.rest.LimitTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What clients may do in a minute. It is always counted and told; by default more is let through.
 *
 * @param enforced whether more is answered 429, and in the end 418
 * @param clock whose minutes: {@code venue}, so that a run in lock-step is the same at any speed, or {@code wall}
 * @param weight of the requests of one address
 * @param orders of the account
 */
public record LimitProperties(
        @DefaultValue("false") boolean enforced,
        @DefaultValue("venue") Clock clock,
        @DefaultValue("2400") int weight,
        @DefaultValue("1200") int orders) {

    /** Named as in the configuration. */
    public enum Clock {
        VENUE,
        WALL
    }

    LimitTerms terms() {
        return new LimitTerms(enforced, weight, orders);
    }

    LongSupplier nanos(Supplier<Instant> venueTime) {
        return switch (clock) {
            case VENUE -> () -> Duration.between(Instant.EPOCH, venueTime.get()).toNanos();
            case WALL -> System::nanoTime;
        };
    }
}
