package io.sapphire.local.backtest;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Draws faults from a seed, and counts what it drew. */
final class Chance {
    private final Random random;
    private final boolean faulty;
    private final Map<String, Integer> drawn = new TreeMap<>();
    private boolean calm;

    Chance(long seed, boolean faulty) {
        this.random = new Random(seed);
        this.faulty = faulty;
    }

    /** Whether a fault happens now. @param oneIn how rare it is */
    boolean of(String fault, int oneIn) {
        if (!faulty || calm || random.nextInt(oneIn) != 0) {
            return false;
        }
        drawn.merge(fault, 1, Integer::sum);
        return true;
    }

    /** From now on nothing happens: whatever is under way may come to its end. */
    void calm() {
        calm = true;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** From nothing to almost so much. */
    Duration within(Duration longest) {
        return Duration.ofMillis(random.nextLong(longest.toMillis()));
    }

    Map<String, Integer> drawn() {
        return Map.copyOf(drawn);
    }
}
