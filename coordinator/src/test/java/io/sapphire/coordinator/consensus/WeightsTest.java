package io.sapphire.coordinator.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.sapphire.domain.event.Vote;
import io.sapphire.domain.market.BookLevel;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.OrderBook;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Direction;
import io.sapphire.domain.signal.Probability;
import io.sapphire.domain.signal.ResourceTier;
import io.sapphire.domain.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Properties P1 to P14 of methods.md 7.5 of weights that follow skill, and golden values C2, C3 and C6. */
class WeightsTest {
    private static final Symbol BTC = new Symbol("BTCUSDT");
    private static final Instant START = Instant.parse("2026-01-05T12:00:00Z");
    private static final Duration HORIZON = Duration.ofMinutes(1);
    private static final Probability CLIP = new Probability(750_000);
    private static final WeightRules RULES = new WeightRules(200, 0.5, 50, 0.05);
    private static final int SIX = 6;
    private static final double CAP = 0.25;

    private final Weights weights = new Weights(RULES, CLIP);
    private Instant now = START;

    /** C2 as merits. */
    @Test
    void sharesAreShrunkAndCappedAsTheReferencesAre() {
        var merits = DoubleStream.of(3.2, 2.9, 4.1, 3.5, 3.0, 3.3)
                .map(loss -> StrictMath.exp(-0.5 * loss))
                .boxed()
                .toList();
        assertShares(
                Shares.of(merits, 0, Collections.nCopies(SIX, 1.0)),
                0.1749300498749,
                0.2032397220268,
                0.1115403243648,
                0.1505636892438,
                0.1933276038193,
                0.1663986106704);
        assertShares(
                Shares.of(merits, 0.5, Collections.nCopies(SIX, 1.0)),
                0.1707983582708,
                0.1849531943467,
                0.1391034955158,
                0.1586151779552,
                0.179997135243,
                0.1665326386685);
        assertShares(
                Shares.of(merits, 0.5, Collections.nCopies(SIX, 0.18)),
                0.1721297630509,
                0.18,
                0.1401878329809,
                0.1598516125924,
                0.18,
                0.1678307913757);
    }

    private static void assertShares(List<Double> actual, double... golden) {
        assertThat(actual).hasSize(golden.length);
        for (int i = 0; i < golden.length; i++) {
            assertThat(actual.get(i)).isCloseTo(golden[i], withinPercentage(1e-7));
        }
    }

    /** C6. */
    @Test
    void scoreOverACoinIsTheReference() {
        double[] truths = {.6, .7, 1 - .4, 1 - .55, .8};
        var score = Score.NONE;
        for (double truth : truths) {
            score = score.plus(truth, 0.9);
        }
        assertThat(score.mean()).isCloseTo(0.2167881272902, withinPercentage(1e-7));
        assertThat(score.weight()).isCloseTo(4.0951, withinPercentage(1e-7));
        assertThat(score.resolved()).isEqualTo(5);
    }

    /** P4. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void weightsSumToOneAndStayBelowTheCap(long seed) {
        var random = new Random(seed);
        var seats = seats(SIX);
        for (int i = 0; i < 300; i++) {
            round(seats, random, agent -> random.nextDouble(0.3, 0.7));
            var shares = weights.shares(seats.all(), CAP);
            assertThat(shares.stream().mapToDouble(x -> x).sum()).isCloseTo(1, within(1e-12));
            assertThat(shares).allMatch(share -> share > 0 && share <= CAP + 1e-12);
        }
    }

    @Test
    void whoeverIsRightGainsWeightAndWhoeverIsWrongLosesIt() {
        var seats = seats(SIX);
        observe(100);
        for (int i = 0; i < 60; i++) {
            hear(seats, signal(0, i % 2 == 0 ? 0.7 : 0.3));
            hear(seats, signal(1, i % 2 == 0 ? 0.3 : 0.7));
            advance(i % 2 == 0 ? 1 : -1);
        }
        var shares = weights.shares(seats.all(), CAP);
        assertThat(shares.get(0)).isEqualTo(CAP);
        assertThat(shares.get(1)).isLessThan(shares.get(2));
        assertThat(shares.get(2)).isEqualTo(shares.get(3));
    }

    /** P11: however much is said, nothing changes before an outcome is known, and one horizon counts once. */
    @Test
    void weightsChangeOnlyWhenAnOutcomeIsKnown() {
        var seats = seats(SIX);
        observe(100);
        var before = weights.shares(seats.all(), CAP);
        for (int i = 0; i < 100; i++) {
            hear(seats, signal(0, 0.75));
        }
        assertThat(weights.shares(seats.all(), CAP)).isEqualTo(before);
        now = now.plus(HORIZON).minusSeconds(1);
        observe(101);
        assertThat(weights.shares(seats.all(), CAP)).isEqualTo(before);
        now = now.plusSeconds(1);
        observe(101);
        assertThat(weights.shares(seats.all(), CAP).getFirst()).isGreaterThan(before.getFirst());
        assertThat(weights.learnt()).singleElement().asString().contains("resolved=1");
    }

    @Test
    void priceSeenTooLateIsNoOutcome() {
        var seats = seats(SIX);
        observe(100);
        hear(seats, signal(0, 0.75));
        now = now.plus(HORIZON).plusSeconds(121);
        observe(120);
        assertThat(weights.learnt()).isEmpty();
    }

    @Test
    void flatSignalsClaimNothing() {
        var seats = seats(SIX);
        observe(100);
        hear(seats, signal(0, 0.5));
        advance(1);
        assertThat(weights.learnt()).isEmpty();
    }

    /** P3: with the cap times the clip below the threshold, whatever the weights have become. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void oneLiarOfSixNeverTurnsTheSide(long seed) {
        var random = new Random(seed);
        double threshold = CAP * StrictMath.log(3);
        for (int i = 0; i < 2_000; i++) {
            var seats = seats(SIX);
            round(seats, random, agent -> random.nextDouble(0.2, 0.8));
            int liar = random.nextInt(SIX);
            var honest = IntStream.range(0, SIX)
                    .mapToObj(agent -> signal(agent, random.nextDouble(0.02, 0.98)))
                    .toList();
            honest.forEach(seats::hear);
            double before = tally(seats).pooled();
            seats.hear(signal(liar, random.nextBoolean() ? 1 : 0));
            double after = tally(seats).pooled();
            assertThat(before > threshold && after < -threshold || before < -threshold && after > threshold)
                    .isFalse();
        }
    }

    /** P1. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void unanimousInIsTheSameSideOut(long seed) {
        var random = new Random(seed);
        var seats = seats(SIX);
        for (int i = 0; i < 200; i++) {
            round(seats, random, agent -> random.nextDouble(0.2, 0.8));
            int side = random.nextBoolean() ? 1 : -1;
            IntStream.range(0, SIX)
                    .forEach(agent -> seats.hear(signal(agent, 0.5 + side * random.nextDouble(0.01, 0.4))));
            assertThat(Math.signum(tally(seats).pooled())).isEqualTo(side);
        }
    }

    /** P5 and P8. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void moreConfidenceNeverLowersItsSideAndTheMirrorIsTheOpposite(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            var seats = seats(SIX);
            var mirror = seats(SIX);
            round(seats, random, agent -> random.nextDouble(0.2, 0.8));
            double[] rises = random.doubles(SIX, 0.02, 0.98)
                    .map(rise -> Math.rint(rise * 1e6) / 1e6)
                    .toArray();
            IntStream.range(0, SIX).forEach(agent -> seats.hear(signal(agent, rises[agent])));
            IntStream.range(0, SIX).forEach(agent -> mirror.hear(signal(agent, 1 - rises[agent])));
            double before = tally(seats).pooled();
            assertThat(tally(mirror).pooled()).isCloseTo(-before, within(1e-9));
            int agent = random.nextInt(SIX);
            seats.hear(signal(agent, Math.min(rises[agent] + random.nextDouble(0.3), 1)));
            assertThat(tally(seats).pooled()).isGreaterThanOrEqualTo(before);
        }
    }

    /** P2, P6, P7, P12: order and repetition do not matter; an absent and an expired voice take their own pull alone. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void absentVoiceTakesItsOwnPullAlone(long seed) {
        var random = new Random(seed);
        var all = seats(SIX);
        round(all, random, agent -> random.nextDouble(0.2, 0.8));
        var signals = new ArrayList<Signal>();
        IntStream.range(0, SIX).forEach(agent -> signals.add(signal(agent, random.nextDouble(0.3, 0.7))));
        signals.forEach(all::hear);
        signals.forEach(all::hear);
        var pool = tally(all);
        for (int absent = 0; absent < SIX; absent++) {
            var without = seats(SIX);
            var expired = seats(SIX);
            Collections.shuffle(signals, random);
            for (var signal : signals) {
                boolean gone = signal.agent().equals(id(absent));
                if (!gone) {
                    without.hear(signal);
                }
                expired.hear(gone ? expired(signal) : signal);
            }
            double share = weights.shares(all.all(), CAP).get(absent);
            double logOdds = LogOdds.of(signals.stream()
                    .filter(signal -> signal.agent().equals(id(0)))
                    .findFirst()
                    .orElseThrow()
                    .rise());
            assertThat(tally(expired).pooled()).isEqualTo(tally(without).pooled());
            assertThat(tally(without).votes().get(absent).state()).isEqualTo(Vote.State.ABSTAINED);
            if (absent == 0) {
                assertThat(pool.pooled() - tally(without).pooled()).isCloseTo(share * logOdds, within(1e-12));
            }
        }
    }

    /** P13: calibrated and without skill, log-odds of a standard deviation of 0.1: never beyond the threshold. */
    @Test
    void sixWithoutSkillDoNotTrade() {
        var random = new Random(9);
        var seats = seats(SIX);
        double threshold = CAP * StrictMath.log(3);
        for (int i = 0; i < 1_000; i++) {
            round(seats, random, _ -> 1 / (1 + StrictMath.exp(-0.1 * random.nextGaussian())));
            assertThat(Math.abs(tally(seats).pooled())).isLessThan(threshold);
        }
    }

    /** P14. */
    @Test
    void sameEventsTeachTheSame() {
        var again = new WeightsTest();
        var seats = seats(SIX);
        var random = new Random(3);
        var other = new Random(3);
        for (int i = 0; i < 100; i++) {
            round(seats, random, _ -> random.nextDouble(0.3, 0.7));
            again.round(seats, other, _ -> other.nextDouble(0.3, 0.7));
        }
        assertThat(again.weights.learnt()).hasSize(SIX).isEqualTo(weights.learnt());
    }

    @Test
    void seatOnProbationIsHeardButMakesNoQuorum() {
        var seats = seats(2);
        seats.join(agent(2), true);
        IntStream.range(0, 3).forEach(agent -> seats.hear(signal(agent, 0.7)));
        assertThat(tally(seats, 1).quorum()).isEqualTo(2);
        assertThat(weights.shares(seats.all(), 1)).containsExactly(0.475, 0.475, 0.05);
        observe(100);
        for (int i = 0; i < 50; i++) {
            hear(seats, signal(2, 0.6));
            advance(1);
        }
        IntStream.range(0, 3).forEach(agent -> seats.hear(signal(agent, 0.7)));
        assertThat(tally(seats, 1).quorum()).isEqualTo(3);
        assertThat(weights.shares(seats.all(), 1).get(2)).isGreaterThan(1 / 3.0);
    }

    @Test
    void weightsThatDoNotLearnStayEqual() {
        var equal = new Weights(WeightRules.EQUAL, CLIP);
        var seats = seats(SIX);
        equal.observe(frame(100));
        equal.hear(signal(0, 0.75));
        now = now.plus(HORIZON);
        equal.observe(frame(101));
        assertThat(equal.learnt()).isEmpty();
        assertThat(equal.shares(seats.all(), 1)).containsOnly(1.0 / SIX);
        assertThat(equal.shares(seats.all(), 0.1)).containsOnly(0.1);
    }

    private interface Opinion {
        double rise(int agent);
    }

    /** Everybody speaks, and then the market moves. */
    private void round(Seats seats, Random random, Opinion opinion) {
        observe(100);
        IntStream.range(0, SIX).forEach(agent -> hear(seats, signal(agent, opinion.rise(agent))));
        advance(random.nextBoolean() ? 1 : -1);
    }

    private void advance(int move) {
        now = now.plus(HORIZON);
        observe(100 + move);
        now = now.plusSeconds(1);
        observe(100);
    }

    private void observe(double price) {
        weights.observe(frame(price));
    }

    private void hear(Seats seats, Signal signal) {
        seats.hear(signal);
        weights.hear(signal);
    }

    private Tally tally(Seats seats) {
        return tally(seats, CAP);
    }

    private Tally tally(Seats seats, double cap) {
        var rules = new ConsensusRules(
                3,
                new Probability(20_000),
                new Probability(2_000),
                new Probability(120_000),
                CLIP,
                Probability.of(cap),
                2,
                false,
                false,
                false,
                Duration.ofMinutes(5),
                RULES);
        return new Tally(seats, weights, BTC, now, rules);
    }

    private static Seats seats(int count) {
        var seats = new Seats();
        IntStream.range(0, count).mapToObj(WeightsTest::agent).forEach(seats::join);
        return seats;
    }

    private static AgentDescriptor agent(int number) {
        return new AgentDescriptor(
                id(number), "1", "", List.of(), HORIZON, HORIZON, List.of(), ResourceTier.LIGHT, false);
    }

    private static AgentId id(int number) {
        return new AgentId("agent-" + number);
    }

    private Signal signal(int agent, double rise) {
        var probability = Probability.of(rise);
        var direction = Direction.of(probability.compareTo(Probability.EVEN));
        return new Signal(
                id(agent),
                BTC,
                1,
                direction,
                direction == Direction.SHORT ? probability.complement() : probability,
                HORIZON,
                Rate.ZERO,
                Rate.ofBp(10),
                List.of(),
                "",
                now,
                now.plusSeconds(3600));
    }

    private Signal expired(Signal signal) {
        return new Signal(
                signal.agent(),
                BTC,
                1,
                signal.direction(),
                signal.confidence(),
                HORIZON,
                Rate.ZERO,
                Rate.ofBp(10),
                List.of(),
                "",
                now.minusSeconds(60),
                now);
    }

    private MarketFrame frame(double price) {
        var bid = new BookLevel(Price.of(Double.toString(price - 0.25)), Quantity.of("1"));
        var ask = new BookLevel(Price.of(Double.toString(price + 0.25)), Quantity.of("1"));
        var book = new OrderBook(List.of(bid), List.of(ask));
        return new MarketFrame(BTC, 1, now.minusSeconds(10), now, List.of(), book, ask.price(), Rate.ZERO, now, true);
    }
}
