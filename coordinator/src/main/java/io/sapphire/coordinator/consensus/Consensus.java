package io.sapphire.coordinator.consensus;

import io.sapphire.domain.event.Check;
import io.sapphire.domain.event.Decision;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.OrderBook;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.Direction;
import io.sapphire.domain.signal.Probability;
import io.sapphire.domain.signal.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Pools the live votes at every closed round and says when the result is a new decision. For one thread at a time. */
public final class Consensus {
    /** Log-odds of p = 0.52: below it a seat does not count as a supporter (methods of consensus, two supporters). */
    private static final double SUPPORT = 0.08;

    /** Mean absolute value of a normal variable with standard deviation 1: sqrt(2 / pi). */
    private static final double MEAN_ABSOLUTE = 0.798;

    private static final int BANDS = 4;

    private final ConsensusRules rules;
    private final Money largestPosition;
    private final Weights weights;
    private final Map<Symbol, Decision> standing = new TreeMap<>();
    private long decisions;

    public Consensus(ConsensusRules rules, Money largestPosition) {
        this.rules = rules;
        this.largestPosition = largestPosition;
        this.weights = new Weights(rules.weights(), rules.clip());
    }

    /** Learns from the market which signals have come true. */
    public void observe(MarketFrame frame) {
        weights.observe(frame);
    }

    /** Remembers a signal until it is known what came of it. */
    public void hear(Signal signal) {
        weights.hear(signal);
    }

    public Weights weights() {
        return weights;
    }

    /** The decision to record after a closed round, unless the standing one still says the same. */
    public Optional<Decision> decide(Seats seats, MarketFrame frame, Instrument instrument) {
        return frame.book()
                .mid()
                .filter(_ -> frame.bookValid())
                .map(mid -> pool(seats, frame, mid, instrument))
                .filter(this::isNews);
    }

    /** Takes note of a recorded decision. */
    public void settle(Decision decision) {
        decisions = decision.number();
        standing.put(decision.symbol(), decision);
    }

    public Optional<Decision> standing(Symbol symbol) {
        return Optional.ofNullable(standing.get(symbol));
    }

    /** In symbol order. */
    public List<Decision> allStanding() {
        return List.copyOf(standing.values());
    }

    public long decisions() {
        return decisions;
    }

    /**
     * A side once taken is kept, and never made smaller, while the pool stays on it far enough: noise around the
     * threshold must not trade. A no-trade band alone cuts turnover to a third (methods.md 11).
     */
    private Decision pool(Seats seats, MarketFrame frame, Price mid, Instrument instrument) {
        var tally = new Tally(seats, weights, frame.symbol(), frame.end(), rules);
        var rise = LogOdds.toProbability(tally.pooled());
        int side = Integer.signum(rise.ppm() - Probability.EVEN.ppm());
        var before = standing(frame.symbol()).filter(decision -> decision.direction() == Direction.of(side));
        var needed = before.filter(_ -> side != 0).map(_ -> rules.holdAt()).orElse(rules.threshold());
        var checks = checks(tally, rise, side, needed, frame.book(), mid, instrument);
        boolean stopped = checks.stream().anyMatch(check -> check.enforced() && !check.passed());
        int band = stopped
                ? 0
                : Math.max(band(distance(rise)), before.map(Decision::sizeBand).orElse(0));
        var direction = band == 0 ? Direction.FLAT : Direction.of(side);
        return new Decision(
                decisions + 1,
                frame.symbol(),
                frame.number(),
                direction,
                rise,
                new Probability(Probability.EVEN.ppm() + needed.ppm()),
                band,
                new Money(direction.sign() * largestPosition.e8() / 100 * band),
                mid,
                tally.votes(),
                checks,
                LogOdds.e8(tally.dissent()),
                frame.end());
    }

    private boolean isNews(Decision now) {
        var before = standing.get(now.symbol());
        return before == null
                || before.direction() != now.direction()
                || before.sizeBand() != now.sizeBand()
                || quorum(before) != quorum(now)
                || !now.eventTime().isBefore(before.eventTime().plus(rules.decideEvery()));
    }

    private static boolean quorum(Decision decision) {
        return decision.checks().getFirst().passed();
    }

    private List<Check> checks(
            Tally tally,
            Probability rise,
            int side,
            Probability needed,
            OrderBook book,
            Price mid,
            Instrument instrument) {
        var checks = new ArrayList<Check>();
        checks.add(check("quorum", tally.quorum(), rules.quorum(), true));
        checks.add(check("threshold", distance(rise) / 1e6, needed.ratio(), true));
        checks.add(check(
                "supporters",
                side == 0 ? 0 : tally.supporters(side, SUPPORT),
                rules.supporters(),
                rules.enforceSupporters()));
        double alone = side == 0 ? 0 : tally.weakestWithoutOne(side);
        checks.add(new Check("leave-one-out", LogOdds.e8(alone), 0, alone > 0, rules.enforceLeaveOneOut()));
        checks.add(check("edge-after-cost", edge(tally, rise), cost(book, mid, instrument), rules.enforceEdge()));
        return checks;
    }

    /** Expected move in the pool's favour, as a fraction: (2p - 1) times the mean absolute move. */
    private static double edge(Tally tally, Probability rise) {
        return StrictMath.abs(2 * rise.ratio() - 1) * MEAN_ABSOLUTE * tally.meanRisk();
    }

    /** Two taker fees and the spread, as a fraction of the price. */
    private static double cost(OrderBook book, Price mid, Instrument instrument) {
        long spread = book.asks().getFirst().price().e8()
                - book.bids().getFirst().price().e8();
        return 2.0 * instrument.takerFee().e8() / Rate.ofBp(10_000).e8() + spread / (double) mid.e8();
    }

    private static Check check(String name, double observed, double required, boolean enforced) {
        long seen = LogOdds.e8(observed);
        long needed = LogOdds.e8(required);
        return new Check(name, seen, needed, seen >= needed, enforced);
    }

    private static int distance(Probability rise) {
        return Math.abs(rise.ppm() - Probability.EVEN.ppm());
    }

    /** Share of a full position in quarters, in percent: at least one, as the threshold is passed. */
    private int band(int distance) {
        long quarters = Fixed.share(distance, BANDS, rules.fullSizeAt().ppm());
        return (int) Math.clamp(quarters, 1, BANDS) * (100 / BANDS);
    }

    /** All that it remembers. */
    public record Memory(Weights.Memory weights, List<Decision> standing, long decisions) {}

    public Memory memory() {
        return new Memory(weights.memory(), allStanding(), decisions);
    }

    /** Goes on from there. */
    public void recall(Memory memory) {
        weights.recall(memory.weights());
        memory.standing().forEach(decision -> standing.put(decision.symbol(), decision));
        decisions = memory.decisions();
    }
}
