package io.sapphire.simulator.latency;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * How long a request takes to the matching engine: usually lognormal, the logarithm with standard deviation 0.7. A pure
 * function of seed and key.
 */
public final class Latency {
    private static final double DEVIATION = 0.7;
    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final long seed;
    private final double medianMillis;
    private final LatencyModel model;

    public Latency(long seed, Duration median) {
        this(seed, median, LatencyModel.LOGNORMAL);
    }

    public Latency(long seed, Duration median, LatencyModel model) {
        this.seed = seed;
        this.model = model;
        this.medianMillis = median.toNanos() / 1e6;
    }

    /** Whole milliseconds, at least one, unless the median is zero. */
    public Duration of(String key) {
        if (medianMillis == 0) {
            return Duration.ZERO;
        }
        double millis = medianMillis
                * switch (model) {
                    case LOGNORMAL -> StrictMath.exp(DEVIATION * NormalQuantile.of(uniform(key)));
                    case CONSTANT -> 1;
                };
        return Duration.ofMillis(Math.max(1, (long) StrictMath.ceil(millis)));
    }

    /** Strictly between 0 and 1. */
    private double uniform(String key) {
        return ((mix(hash(key) ^ mix(seed)) >>> 11) + 0.5) * 0x1p-53;
    }

    private static long hash(String key) {
        long hash = FNV_BASIS;
        for (byte unit : key.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (unit & 0xff)) * FNV_PRIME;
        }
        return hash;
    }

    /** SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mix(long state) {
        long z = state + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
