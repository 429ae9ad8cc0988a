package io.sapphire.simulator.market;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Price;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The mark: an exponential average of the mid in venue time, time constant 30 s, or what the venue that is followed says.
 * Nothing before the first price.
 */
public final class MarkPrice {
    private static final double TIME_CONSTANT_MILLIS = 30_000;

    private Optional<Price> mid = Optional.empty();
    private Optional<Price> published = Optional.empty();
    private long averageE8;
    private Instant averagedUntil = Instant.MIN;
    private boolean followed;
    private long lastMillis;
    private long lastWeightE8 = Fixed.ONE;

    public void observe(Price newMid, Instant eventTime) {
        if (mid.isEmpty()) {
            averageE8 = newMid.e8();
        } else {
            averageUntil(eventTime);
        }
        averagedUntil = eventTime;
        mid = Optional.of(newMid);
    }

    /** From now on it is what another venue says. */
    public void follow(Price said) {
        followed = true;
        published = Optional.of(said);
    }

    public boolean isFollowed() {
        return followed;
    }

    /** The mark from now on; nothing before the first mid. */
    public Optional<Price> publish(Instant eventTime) {
        if (!followed && mid.isPresent()) {
            averageUntil(eventTime);
            published = Optional.of(new Price(averageE8));
        }
        return published;
    }

    public Optional<Price> published() {
        return published;
    }

    /** Of what was, after so much time; mostly as much as before. */
    private long weightE8(long millis) {
        if (millis != lastMillis) {
            lastMillis = millis;
            lastWeightE8 = (long) StrictMath.rint(StrictMath.exp(-millis / TIME_CONSTANT_MILLIS) * Fixed.ONE);
        }
        return lastWeightE8;
    }

    /** Splitting a span of time anywhere but at these calls would round differently, so nobody else calls it. */
    private void averageUntil(Instant eventTime) {
        long millis = Duration.between(averagedUntil, eventTime).toMillis();
        long target = mid.orElseThrow().e8();
        averageE8 = target + Fixed.share(averageE8 - target, weightE8(millis), Fixed.ONE);
        averagedUntil = eventTime;
    }
}
