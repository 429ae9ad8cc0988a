package io.sapphire.coordinator.consensus;

import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Direction;
import io.sapphire.domain.signal.Probability;
import io.sapphire.domain.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How much the word of each seat counts: by how its signals have come out, out of sample and one per horizon. A signal
 * without a side claims nothing and is not scored. A weight changes when an outcome is known, and never before. For one
 * thread at a time.
 *
 * <p>Sources: Vovk 1990, Aggregating Strategies; Freund, Schapire 1997; methods.md 7.2.
 */
public final class Weights {
    /** A venue shows even a quiet market once a minute: a price seen later than that is no outcome. */
    private static final Duration LATEST = Duration.ofMinutes(2);
    /** Scores that a mean may count for (methods.md 7.2). */
    private static final double MOST_EVIDENCE = 20;

    private final WeightRules rules;
    private final Probability clip;
    private final Map<Symbol, Price> mids = new TreeMap<>();
    private final Map<Claimed, Claim> claims = new TreeMap<>();
    private final Map<AgentId, Score> scores = new TreeMap<>();

    private record Claimed(AgentId agent, Symbol symbol) implements Comparable<Claimed> {
        @Override
        public int compareTo(Claimed other) {
            int byAgent = agent.compareTo(other.agent);
            return byAgent != 0 ? byAgent : symbol.value().compareTo(other.symbol.value());
        }
    }

    /** A signal that waits for its outcome. */
    private record Claim(double rise, Price price, Instant due) {}

    Weights(WeightRules rules, Probability clip) {
        this.rules = rules;
        this.clip = clip;
    }

    /** The market has moved on: what is due is scored. */
    void observe(MarketFrame frame) {
        if (!rules.learns() || !frame.bookValid()) {
            return;
        }
        frame.book().mid().ifPresent(mid -> {
            claims.entrySet()
                    .removeIf(entry -> entry.getKey().symbol().equals(frame.symbol())
                            && resolve(entry.getKey().agent(), entry.getValue(), frame, mid));
            mids.put(frame.symbol(), mid);
        });
    }

    /** @return whether the claim is over, scored or not */
    private boolean resolve(AgentId agent, Claim claim, MarketFrame frame, Price mid) {
        if (frame.end().isBefore(claim.due())) {
            return false;
        }
        if (!frame.end().isAfter(claim.due().plus(LATEST))) {
            int moved = mid.compareTo(claim.price());
            double truth = moved > 0 ? claim.rise() : moved < 0 ? 1 - claim.rise() : 0.5;
            scores.merge(agent, Score.NONE.plus(truth, rules.decay()), (old, _) -> old.plus(truth, rules.decay()));
        }
        return true;
    }

    /** Somebody said something; it counts if nothing of the same is waiting for its outcome. */
    void hear(Signal signal) {
        var mid = Optional.ofNullable(mids.get(signal.symbol()));
        if (!rules.learns() || signal.direction() == Direction.FLAT || mid.isEmpty()) {
            return;
        }
        double least = clip.complement().ratio();
        double rise = Math.clamp(signal.rise().ratio(), least, clip.ratio());
        claims.putIfAbsent(
                new Claimed(signal.agent(), signal.symbol()),
                new Claim(rise, mid.get(), signal.eventTime().plus(signal.horizon())));
    }

    /** The share of each seat, in their order. @param largest share of one seat */
    List<Double> shares(Collection<Seats.Seat> seats, double largest) {
        var merits = seats.stream().map(this::merit).toList();
        var caps = seats.stream()
                .map(seat -> onProbation(seat) ? Math.min(largest, rules.probationWeight()) : largest)
                .toList();
        return Shares.of(merits, rules.learns() ? rules.shrink() : 1, caps);
    }

    private double merit(Seats.Seat seat) {
        return StrictMath.exp(score(seat.agent().id()).evidence(MOST_EVIDENCE));
    }

    private Score score(AgentId agent) {
        return scores.getOrDefault(agent, Score.NONE);
    }

    /** A seat added at run time, until enough of its signals have come out: it does not count for the quorum. */
    boolean onProbation(Seats.Seat seat) {
        return seat.probation() && score(seat.agent().id()).resolved() < rules.probation();
    }

    /** What has been learnt, in agent order, for the state hash: empty while weights are equal. */
    public List<String> learnt() {
        return scores.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
    }

    /** All that it remembers. */
    public record Memory(Map<Symbol, Price> mids, List<Waiting> claims, Map<AgentId, Score> scores) {}

    /** A signal that waits for its outcome. @param rise its probability, clipped */
    public record Waiting(AgentId agent, Symbol symbol, double rise, Price price, Instant due) {}

    Memory memory() {
        var waiting = claims.entrySet().stream()
                .map(entry -> new Waiting(
                        entry.getKey().agent(),
                        entry.getKey().symbol(),
                        entry.getValue().rise(),
                        entry.getValue().price(),
                        entry.getValue().due()))
                .toList();
        return new Memory(new TreeMap<>(mids), waiting, new TreeMap<>(scores));
    }

    void recall(Memory memory) {
        mids.putAll(memory.mids());
        memory.claims()
                .forEach(claim -> claims.put(
                        new Claimed(claim.agent(), claim.symbol()),
                        new Claim(claim.rise(), claim.price(), claim.due())));
        scores.putAll(memory.scores());
    }
}
