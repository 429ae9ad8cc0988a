package io.sapphire.analytics.fold;

import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.AgentId;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Every agent in every market. For one thread at a time. */
final class Seats {
    private static final long HOUR_SECONDS = 3_600;

    private final Map<String, Map<String, Seat>> markets = new TreeMap<>();
    private final Map<String, Mark> marks = new TreeMap<>();

    /** @param price in 1e-8 units */
    record Mark(long price, Instant time) {}

    Seat of(AgentId agent, Symbol symbol) {
        return market(symbol.value()).computeIfAbsent(agent.value(), _ -> new Seat());
    }

    /** @return whether another hour of venue time began with the frame */
    boolean observe(MarketFrame frame) {
        var symbol = frame.symbol().value();
        var before = marks.put(symbol, new Mark(frame.mark().e8(), frame.end()));
        if (before == null) {
            return false;
        }
        long move = Ratio.bp(Math.subtractExact(frame.mark().e8(), before.price()), before.price());
        market(symbol).values().forEach(seat -> seat.move(before.time(), move));
        return hour(frame.end()) > hour(before.time());
    }

    private static long hour(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), HOUR_SECONDS);
    }

    /** Each with its agent's name, in order. */
    void each(String symbol, BiConsumer<String, Seat> told) {
        market(symbol).forEach(told);
    }

    Iterable<String> symbols() {
        return markets.keySet();
    }

    private Map<String, Seat> market(String symbol) {
        return markets.computeIfAbsent(symbol, _ -> new TreeMap<>());
    }

    /** All that it remembers. */
    record Memory(Map<String, Map<String, Seat.Memory>> markets, Map<String, Mark> marks) {}

    Memory memory() {
        var seated = new TreeMap<String, Map<String, Seat.Memory>>();
        markets.forEach((symbol, seats) -> {
            var remembered = new TreeMap<String, Seat.Memory>();
            seats.forEach((agent, seat) -> remembered.put(agent, seat.memory()));
            seated.put(symbol, remembered);
        });
        return new Memory(seated, new TreeMap<>(marks));
    }

    static Seats recall(Memory memory) {
        var seats = new Seats();
        memory.markets()
                .forEach((symbol, remembered) ->
                        remembered.forEach((agent, seat) -> seats.market(symbol).put(agent, Seat.recall(seat))));
        seats.marks.putAll(memory.marks());
        return seats;
    }
}
