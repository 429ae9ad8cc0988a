package io.sapphire.agents.sentiment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** What was read in the last two days: old news under a new date are not news. */
final class Memory {
    private static final Duration REACH = Duration.ofHours(48);
    private static final int MOST = 2000;

    private final Deque<Read> read = new ArrayDeque<>();

    private record Read(Instant seen, Set<String> words) {}

    /** How new a headline is, 1 if nothing like it was read, 0 if the same was; and remembers it. */
    double novelty(Instant seen, Set<String> words) {
        while (!read.isEmpty() && (read.getFirst().seen().isBefore(seen.minus(REACH)) || read.size() >= MOST)) {
            read.removeFirst();
        }
        double closest = 0;
        for (var before : read) {
            closest = Math.max(closest, Words.overlap(before.words(), words));
        }
        read.addLast(new Read(seen, words));
        return 1 - closest;
    }
}
