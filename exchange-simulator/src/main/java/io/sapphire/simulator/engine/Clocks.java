package io.sapphire.simulator.engine;

import io.sapphire.domain.market.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the venue does by itself at fixed times: marks every 3 s, and countdowns clients set. */
final class Clocks {
    static final Duration MARK_INTERVAL = Duration.ofSeconds(3);

    private final Map<Symbol, Instant> countdowns = new TreeMap<>();
    private Instant nextMark;

    Clocks(Instant start) {
        nextMark = multipleFrom(start, MARK_INTERVAL);
    }

    Instant nextMark() {
        return nextMark;
    }

    void marked() {
        nextMark = nextMark.plus(MARK_INTERVAL);
    }

    void countdown(Symbol symbol, Instant end) {
        countdowns.put(symbol, end);
    }

    void stopCountdown(Symbol symbol) {
        countdowns.remove(symbol);
    }

    /** {@link Instant#MAX} if none runs. */
    Instant nextCountdown() {
        return countdowns.isEmpty() ? Instant.MAX : Collections.min(countdowns.values());
    }

    /** A market whose countdown ends now; it no longer runs. */
    Optional<Symbol> countedDown(Instant now) {
        var ended = countdowns.entrySet().stream()
                .filter(entry -> entry.getValue().equals(now))
                .map(Map.Entry::getKey)
                .findFirst();
        ended.ifPresent(countdowns::remove);
        return ended;
    }

    /** The first multiple that is not before. */
    private static Instant multipleFrom(Instant time, Duration interval) {
        long millis = interval.toMillis();
        return Instant.ofEpochMilli(Math.ceilDiv(time.toEpochMilli(), millis) * millis);
    }
}
