package io.sapphire.agents.sentiment;

import java.util.Map;
import java.util.TreeMap;

/**
 * What the news say on the whole, the older ones counting less: {@code S / (W + caution)}. No source has more than two
 * fifths of the weight.
 *
 * <p>Source: methods.md 3.3.
 */
final class Mood {
    private static final double MOST_OF_ONE_SOURCE = 0.4;

    private final double halfLife;
    private final double caution;
    private final Map<String, Double> weightBySource = new TreeMap<>();
    private double sum;
    private double weight;
    private long now;

    /** @param halfLife in milliseconds */
    Mood(double halfLife, double caution) {
        this.halfLife = halfLife;
        this.caution = caution;
    }

    /** @param time in milliseconds, never falling */
    void advance(long time) {
        double kept = StrictMath.pow(2, -(time - now) / halfLife);
        sum *= kept;
        weight *= kept;
        weightBySource.replaceAll((_, share) -> share * kept);
        now = time;
    }

    /** Adds what a headline says now. @return the weight it was given */
    double add(String source, double wanted, double tone) {
        double own = weightBySource.getOrDefault(source, 0.0);
        // So much that its share of all, the caution among it, stays within the bound.
        double room = (MOST_OF_ONE_SOURCE * (weight + caution) - own) / (1 - MOST_OF_ONE_SOURCE);
        double given = Math.clamp(wanted, 0, Math.max(room, 0));
        take(source, given, tone);
        return given;
    }

    /** What is left now of something given at a time. */
    double left(double given, long time) {
        return given * StrictMath.pow(2, -(now - time) / halfLife);
    }

    /** Says of what was given before that it means something else. @param left of it now */
    void correct(double left, double oldTone, double newTone) {
        sum += left * (newTone - oldTone);
    }

    /** Adds without a bound for the source. */
    void take(String source, double given, double tone) {
        weightBySource.merge(source, given, Double::sum);
        sum += given * tone;
        weight += given;
    }

    /** From -1 to 1. */
    double value() {
        return sum / (weight + caution);
    }

    double weight() {
        return weight;
    }

    double sum() {
        return sum;
    }
}
