package io.sapphire.coordinator.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sapphire.domain.event.Check;
import io.sapphire.domain.event.Decision;
import io.sapphire.domain.event.Vote;
import io.sapphire.domain.market.BookLevel;
import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Money;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsensusTest {
    private static final Symbol BTC = new Symbol("BTCUSDT");
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final Instrument INSTRUMENT =
            new Instrument(BTC, Price.of("0.01"), Quantity.of("0.0001"), Money.of("5"), Rate.ofBp(2), Rate.ofBp(4));

    /** Golden values C7 and C11 of the methods reference: six equal weights, votes clipped at 0.75. */
    @Test
    void pooledLogOddsAndLeaveOneOutOfTheReferenceAreReproduced() {
        var seats = seats(6);
        double[] rises = {.62, .58, .66, .55, .97, .48};
        IntStream.range(0, 6).forEach(i -> seats.hear(signal(i, rises[i])));

        var tally = tally(seats);

        assertThat(tally.pooled()).isCloseTo(0.4491426852415, within(1e-12));
        assertThat(tally.weakestWithoutOne(1)).isCloseTo(0.2660406371301, within(1e-12));
        assertThat(LogOdds.toProbability(tally.pooled()).ratio()).isCloseTo(0.6104353803603, within(1e-6));
        // C11.
        assertThat(tally.dissent()).isCloseTo(0.3712701083582, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void orderOfArrivalDoesNotMatter(long seed) {
        var random = new Random(seed);
        var signals = new ArrayList<Signal>();
        IntStream.range(0, 6).forEach(i -> signals.add(signal(i, 0.3 + random.nextDouble() * 0.4)));
        var first = decide(signals);
        Collections.shuffle(signals, random);
        assertThat(decide(signals)).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void mirroredVotesGiveTheMirroredDecision(long seed) {
        var random = new Random(seed);
        var rises = random.doubles(6, 0.3, 0.7)
                .map(rise -> Math.round(rise * 1e6) / 1e6)
                .toArray();
        var here =
                decide(IntStream.range(0, 6).mapToObj(i -> signal(i, rises[i])).toList());
        var there = decide(
                IntStream.range(0, 6).mapToObj(i -> signal(i, 1 - rises[i])).toList());
        assertThat(there.direction().sign()).isEqualTo(-here.direction().sign());
        assertThat(there.sizeBand()).isEqualTo(here.sizeBand());
    }

    /** With weights of at most a quarter and votes clipped at 0.75, log-odds of 0.275 are out of one seat's reach. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void oneLiarOfSixNeverTurnsTheSide(long seed) {
        var random = new Random(seed);
        var rules = rules(3, "0.0683", "0.25", true);
        for (int i = 0; i < 2_000; i++) {
            var honest = new ArrayList<>(IntStream.range(0, 6)
                    .mapToObj(agent -> signal(agent, random.nextDouble(0.02, 0.98)))
                    .toList());
            var before = decide(honest, rules).direction();
            int liar = random.nextInt(6);
            honest.set(liar, signal(liar, random.nextBoolean() ? 1 : 0));
            assertThat(before.sign() * decide(honest, rules).direction().sign()).isNotEqualTo(-1);
        }
    }

    @Test
    void expiredVoteCountsLikeAbsentOneAndItsWeightIsNotHandedOn() {
        var seats = seats(2);
        seats.hear(signal(0, 0.6));
        seats.hear(expired(1, 0.9));
        var tally = tally(seats);

        assertThat(tally.pooled()).isCloseTo(StrictMath.log(1.5) / 2, within(1e-12));
        assertThat(tally.votes()).extracting(Vote::state).containsExactly(Vote.State.VOTED, Vote.State.EXPIRED);
    }

    @Test
    void withoutQuorumThereIsNoPosition() {
        var decision = decide(List.of(signal(0, 0.7), signal(1, 0.7)), rules(3, "0.02", "1", false));
        assertThat(decision.direction()).isEqualTo(Direction.FLAT);
        assertThat(decision.checks())
                .filteredOn(check -> !check.passed())
                .extracting(Check::name)
                .contains("quorum");
    }

    @Test
    void recordedChecksDoNotStopAPositionAndEnforcedOnesDo() {
        var lonely = List.of(signal(0, 0.75));
        assertThat(decide(lonely, rules(1, "0.02", "1", false)).direction()).isEqualTo(Direction.LONG);
        assertThat(decide(lonely, rules(1, "0.02", "1", true)).direction()).isEqualTo(Direction.FLAT);
    }

    @Test
    void sameDecisionIsRecordedAgainOnlyAfterTheInterval() {
        var seats = seats(1);
        var consensus = new Consensus(rules(1, "0.02", "1", false), Money.of("1800"));
        seats.hear(signal(0, 0.6));
        var first = consensus.decide(seats, frame(NOW), INSTRUMENT).orElseThrow();
        consensus.settle(first);

        assertThat(consensus.decide(seats, frame(NOW.plusSeconds(10)), INSTRUMENT))
                .isEmpty();
        assertThat(consensus.decide(seats, frame(NOW.plusSeconds(300)), INSTRUMENT))
                .hasValueSatisfying(again -> assertThat(again.number()).isEqualTo(2));
    }

    @Test
    void sideOnceTakenIsKeptAgainstNoiseAndLeftWhenThePoolLeavesIt() {
        var seats = seats(1);
        var consensus = new Consensus(rules(1, "0.02", "1", false), Money.of("1800"));
        var bands = new ArrayList<String>();
        double[] rises = {.515, .53, .56, .52, .504, .501, .515, .53, .49};
        for (int frame = 0; frame < rises.length; frame++) {
            seats.hear(signal(0, rises[frame]));
            consensus.decide(seats, frame(NOW.plusSeconds(frame)), INSTRUMENT).ifPresent(consensus::settle);
            var now = consensus.standing(BTC).orElseThrow();
            bands.add(now.direction() + " " + now.sizeBand());
        }
        assertThat(bands)
                .containsExactly(
                        "FLAT 0", "LONG 25", "LONG 50", "LONG 50", "LONG 50", "FLAT 0", "FLAT 0", "LONG 25", "FLAT 0");
    }

    @Test
    void mutedAgentThatLeavesAndComesBackIsStillMuted() {
        var seats = seats(2);
        seats.mute(id(0), true);
        seats.leave(id(0));
        seats.join(agent(0));
        seats.hear(signal(0, 0.6));
        seats.hear(signal(1, 0.6));
        assertThat(tally(seats).votes()).extracting(Vote::state).containsExactly(Vote.State.MUTED, Vote.State.VOTED);
        seats.mute(id(0), false);
        assertThat(tally(seats).votes()).extracting(Vote::state).containsOnly(Vote.State.VOTED);
    }

    @Test
    void mutedAndUnmutedWhileGoneIsGone() {
        var seats = seats(1);
        seats.hear(signal(0, 0.6));
        seats.leave(id(0));
        seats.mute(id(0), true);
        seats.mute(id(0), false);
        assertThat(tally(seats).votes()).extracting(Vote::state).containsExactly(Vote.State.LOST);
    }

    @Test
    void strangersHaveNoVote() {
        var seats = seats(1);
        seats.hear(signal(5, 0.9));
        assertThat(tally(seats).quorum()).isZero();
    }

    private static Tally tally(Seats seats) {
        var rules = rules(1, "0.02", "1", false);
        return new Tally(seats, new Weights(rules.weights(), rules.clip()), BTC, NOW, rules);
    }

    private static Decision decide(List<Signal> signals) {
        return decide(signals, rules(1, "0.02", "1", false));
    }

    private static Decision decide(List<Signal> signals, ConsensusRules rules) {
        var seats = seats(6);
        signals.forEach(seats::hear);
        return new Consensus(rules, Money.of("1800"))
                .decide(seats, frame(NOW), INSTRUMENT)
                .orElseThrow();
    }

    private static ConsensusRules rules(int quorum, String threshold, String maxWeight, boolean enforce) {
        return new ConsensusRules(
                quorum,
                Probability.of(Double.parseDouble(threshold)),
                new Probability(2_000),
                new Probability(120_000),
                new Probability(750_000),
                Probability.of(Double.parseDouble(maxWeight)),
                2,
                enforce,
                enforce,
                false,
                Duration.ofMinutes(5),
                WeightRules.EQUAL);
    }

    private static Seats seats(int count) {
        var seats = new Seats();
        IntStream.range(0, count).mapToObj(ConsensusTest::agent).forEach(seats::join);
        return seats;
    }

    private static AgentDescriptor agent(int number) {
        var minute = Duration.ofMinutes(1);
        return new AgentDescriptor(
                id(number), "1", "", List.of(), minute, minute, List.of(), ResourceTier.LIGHT, false);
    }

    private static AgentId id(int number) {
        return new AgentId("agent-" + number);
    }

    private static Signal signal(int agent, double rise) {
        return signal(agent, rise, NOW.plusSeconds(600));
    }

    private static Signal expired(int agent, double rise) {
        return signal(agent, rise, NOW);
    }

    private static Signal signal(int agent, double rise, Instant expiry) {
        var probability = Probability.of(rise);
        boolean up = probability.ppm() >= 500_000;
        return new Signal(
                id(agent),
                BTC,
                1,
                up ? Direction.LONG : Direction.SHORT,
                up ? probability : probability.complement(),
                Duration.ofMinutes(1),
                Rate.ZERO,
                Rate.ofBp(10),
                List.of(),
                "",
                NOW.minusSeconds(60),
                expiry);
    }

    private static MarketFrame frame(Instant end) {
        var book = new OrderBook(
                List.of(new BookLevel(Price.of("99.99"), Quantity.of("1"))),
                List.of(new BookLevel(Price.of("100.01"), Quantity.of("1"))));
        return new MarketFrame(
                BTC, 1, end.minusSeconds(10), end, List.of(), book, Price.of("100"), Rate.ZERO, end, true);
    }
}
