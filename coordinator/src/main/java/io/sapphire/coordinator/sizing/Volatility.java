package io.sapphire.coordinator.sizing;

import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Rate;
import java.time.Duration;
import java.time.Instant;

/**
 * What a usual day moves a market by: the exponentially weighted mean of squared log returns of the mark, each at least
 * five minutes long so that the bounce between bid and ask does not count, divided by its length in days. It begins with
 * what is assumed, which fades as the market shows itself. For one thread at a time.
 */
public final class Volatility {
    private static final Duration SAMPLE = Duration.ofMinutes(5);
    private static final double DAY = Duration.ofDays(1).toSeconds();

    private final double halfLife;
    private double perDay;
    private long price;
    private Instant sampled = Instant.EPOCH;

    /**
     * @param assumed one standard deviation of a day's return, before anything was seen
     * @param halfLife after which what was seen counts half
     */
    public Volatility(Rate assumed, Duration halfLife) {
        double daily = assumed.e8() / (double) Fixed.ONE;
        this.perDay = daily * daily;
        this.halfLife = halfLife.toSeconds();
    }

    /** @param time venue time, never before the last one */
    public void observe(Price mark, Instant time) {
        if (price == 0) {
            price = mark.e8();
            sampled = time;
        } else if (!time.isBefore(sampled.plus(SAMPLE))) {
            learn(mark, Duration.between(sampled, time).toMillis() / 1e3);
            price = mark.e8();
            sampled = time;
        }
    }

    private void learn(Price mark, double seconds) {
        double move = StrictMath.log(mark.e8() / (double) price);
        double kept = StrictMath.pow(0.5, seconds / halfLife);
        perDay = kept * perDay + (1 - kept) * move * move * DAY / seconds;
    }

    /** One standard deviation of a day's return; above one is told as one. */
    public Rate daily() {
        double daily = StrictMath.min(1, StrictMath.sqrt(perDay));
        return new Rate((long) StrictMath.rint(daily * Fixed.ONE));
    }

    /** All that it remembers. @param price in 1e-8 units; 0 before the first */
    public record Memory(double perDay, long price, Instant sampled) {}

    public Memory memory() {
        return new Memory(perDay, price, sampled);
    }

    /** Goes on from there. */
    public void recall(Memory memory) {
        perDay = memory.perDay();
        price = memory.price();
        sampled = memory.sampled();
    }
}
