package io.sapphire.exchange.execution;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * When the venue cancels entries because it has not heard from us.
 *
 * @param countdown venue time after the last heartbeat; zero switches it off
 * @param heartbeat monotonic time from one to the next
 * @param timePasses false while a simulator's clock only moves with us: nothing can be forgotten then
 */
public record GuardRule(Duration countdown, Duration heartbeat, BooleanSupplier timePasses) {

    public GuardRule {
        if (countdown.isNegative()
                || (!countdown.isZero() && heartbeat.multipliedBy(2).compareTo(countdown) > 0)) {
            throw new IllegalArgumentException(
                    "a countdown of " + countdown + " must be at least twice the heartbeat of " + heartbeat);
        }
    }

    public static GuardRule off() {
        return new GuardRule(Duration.ZERO, Duration.ofSeconds(1), () -> false);
    }
}
