package io.sapphire.simulator.stream;

import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.engine.MarketFact;
import io.sapphire.simulator.engine.MarketState;
import io.sapphire.simulator.market.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Streams that show how things stand, at most so often: a message follows the first fact of the market that comes when
 * it is time for one and something has changed. Marks come every three seconds, so nothing is later than that.
 */
final class Samples {
    private final Supplier<Collection<MarketState>> markets;
    private final Map<Topic, Instant> sent = new HashMap<>();
    private final Set<Topic> changed = new HashSet<>();

    Samples(Supplier<Collection<MarketState>> markets) {
        this.markets = markets;
    }

    /** What is to be told on a stream now, each without a number; usually nothing. */
    List<SampleMessage> after(MarketFact fact, Topic topic, Instant now) {
        if (!topic.covers(fact.symbol())) {
            return List.of();
        }
        if (concerns(topic, fact)) {
            changed.add(topic);
        }
        var before = sent.get(topic);
        if (!changed.contains(topic) || (before != null && now.isBefore(before.plus(topic.cadence())))) {
            return List.of();
        }
        changed.remove(topic);
        sent.put(topic, now);
        return messages(topic, before == null ? now : before, now);
    }

    /** Nobody listens to any other stream any more. */
    void keep(Set<Topic> subscribed) {
        sent.keySet().retainAll(subscribed);
        changed.retainAll(subscribed);
    }

    private static boolean concerns(Topic topic, MarketFact fact) {
        return switch (topic.kind()) {
            case TOP -> fact instanceof MarketFact.BookMoved;
            case TICKER, MINI_TICKER -> fact instanceof MarketFact.Traded;
            case CANDLES -> fact instanceof MarketFact.Traded || fact instanceof MarketFact.Marked;
            case MARK_SAMPLES -> true;
            case DEPTH, TRADES, QUOTES, MARKS, FORCED -> false;
        };
    }

    private List<SampleMessage> messages(Topic topic, Instant before, Instant now) {
        if (topic.isArray()) {
            return List.of(new SampleMessage(topic, List.copyOf(markets.get()), now, now));
        }
        var market = List.of(market(new Symbol(topic.symbol())));
        var messages = new ArrayList<SampleMessage>();
        if (topic.kind() == Topic.Kind.CANDLES) {
            var interval = Interval.of(topic.detail()).orElseThrow();
            if (interval.start(before).isBefore(interval.start(now))) {
                messages.add(new SampleMessage(topic, market, before, now));
            }
        }
        messages.add(new SampleMessage(topic, market, now, now));
        return messages;
    }

    /** Of a market that has just told something. */
    private MarketState market(Symbol symbol) {
        return markets.get().stream()
                .filter(market -> market.symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
    }
}
