package io.sapphire.coordinator.execution;

import io.sapphire.domain.market.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** How long positions were without a stop at the venue, in venue time. For one thread at a time. */
public final class Nakedness {
    private final Map<Symbol, Instant> since = new TreeMap<>();
    private Duration longest = Duration.ZERO;
    private Duration ended = Duration.ZERO;

    /** Takes note of how a market stands. */
    public void look(Symbol symbol, boolean naked, Instant now) {
        longest = max(longest, now(symbol, now));
        if (naked) {
            since.putIfAbsent(symbol, now);
        } else {
            ended = ended.plus(now(symbol, now));
            since.remove(symbol);
        }
    }

    /** How long a market's position has been without a stop; zero if it has one, or nothing is held. */
    public Duration now(Symbol symbol, Instant now) {
        var from = since.get(symbol);
        return from == null ? Duration.ZERO : Duration.between(from, now);
    }

    /** The longest ever, those that go on included. */
    public Duration longest() {
        return longest;
    }

    /** All of it together, those that go on included. */
    public Duration total(Instant now) {
        return since.keySet().stream().map(symbol -> now(symbol, now)).reduce(ended, Duration::plus);
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** All that it remembers. */
    public record Memory(Map<Symbol, Instant> since, Duration longest, Duration ended) {}

    public Memory memory() {
        return new Memory(new TreeMap<>(since), longest, ended);
    }

    /** Goes on from there. */
    public void recall(Memory memory) {
        since.putAll(memory.since());
        longest = memory.longest();
        ended = memory.ended();
    }
}
