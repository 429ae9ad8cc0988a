package io.sapphire.gateway.skill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sapphire.domain.event.Check;
import io.sapphire.domain.event.Decision;
import io.sapphire.domain.event.Setting;
import io.sapphire.domain.event.Vote;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Direction;
import io.sapphire.domain.signal.Probability;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** By hand: three seats of weights 0.5, 0.3 and 0.2; a full position is 8 points away from even and worth 1000. */
class PaperConsensusTest {
    private static final AgentId FIRST = new AgentId("first");
    private static final AgentId SECOND = new AgentId("second");
    private static final AgentId THIRD = new AgentId("third");
    private static final double COST = 5e-4;

    private final PaperConsensus paper = new PaperConsensus(terms(false));

    /** Pools: 0.24, p 0.5597, three quarters; without the first 0.04, p 0.51, nothing; without the second 0.18, a half. */
    @Test
    void everyAgentIsWorthWhatTheConsensusMadeMoreWithIt() {
        paper.decide(opening(), COST);
        paper.move(0.01);
        assertPart(FIRST, 1, 71.25, 0, "7.125");
        assertPart(SECOND, 1, 71.25, 47.5, "2.375");
        assertPart(THIRD, 0, 71.25, 71.25, "0");
    }

    /**
     * The first seat is silent: 0.058, p 0.5145 holds what was taken. Without the second there is no quorum; without the
     * first there was nothing to hold, and 0.0145 begins nothing.
     */
    @Test
    void everyPathHoldsItsOwnPosition() {
        paper.decide(opening(), COST);
        paper.decide(
                decision(
                        2,
                        Direction.LONG,
                        75,
                        silent(FIRST, 500_000),
                        vote(SECOND, 300_000, 0.2),
                        vote(THIRD, 200_000, -0.01)),
                COST);
        paper.move(0.01);
        assertPart(FIRST, 2, 71.25, 0, "7.125");
        assertPart(SECOND, 2, 71.25, -5, "7.625");
        assertPart(THIRD, 1, 71.25, -7.5, "7.875");
    }

    @Test
    void whoeverComesLaterHasAShareFromThenOn() {
        paper.decide(opening(), COST);
        paper.move(0.01);
        var later = new AgentId("later");
        paper.decide(
                decision(
                        2,
                        Direction.LONG,
                        75,
                        Stream.concat(votes().stream(), Stream.of(vote(later, 0, 0.5)))
                                .toArray(Vote[]::new)),
                COST);
        assertPart(later, 0, 71.25, 71.25, "0");
    }

    /** Two supporters, neither of whom may go, and an edge of 0.798 x 0.1194 x 50 bp over a round trip of 10 bp. */
    @Test
    void enforcedRulesAreAppliedAgain() {
        var risks = Map.of(FIRST, 0.005, SECOND, 0.005, THIRD, 0.005);
        var recount = new Recount(terms(true), opening(), risks, 2 * COST);
        assertThat(recount.without(Optional.empty(), Recount.Stand.FLAT)).isEqualTo(Recount.Stand.FLAT);
        assertThat(new Recount(terms(true), opening(), risks, 4e-4).without(Optional.empty(), Recount.Stand.FLAT))
                .isEqualTo(new Recount.Stand(1, 75));
        assertThat(new Recount(terms(true), opening(), risks, 4e-4).without(Optional.of(SECOND), Recount.Stand.FLAT))
                .isEqualTo(Recount.Stand.FLAT);
    }

    @Test
    void logWithoutTheRulesSaysNothing() {
        assertThat(Terms.of(List.of(new Setting("consensus.quorum", "1")))).isEmpty();
    }

    private void assertPart(AgentId agent, long differed, double withBp, double withoutBp, String contribution) {
        var part = paper.part(agent).orElseThrow();
        assertThat(part.differed()).isEqualTo(differed);
        assertThat(part.with().netBp()).isCloseTo(withBp, within(1e-9));
        assertThat(part.without().netBp()).isCloseTo(withoutBp, within(1e-9));
        assertThat(part.contribution()).isEqualTo(Money.of(contribution));
    }

    private static List<Vote> votes() {
        return List.of(vote(FIRST, 500_000, 0.4), vote(SECOND, 300_000, 0.2), vote(THIRD, 200_000, -0.1));
    }

    private static Decision opening() {
        return decision(1, Direction.LONG, 75, votes().toArray(Vote[]::new));
    }

    private static Vote vote(AgentId agent, int weight, double logOdds) {
        var direction = logOdds > 0 ? Direction.LONG : Direction.SHORT;
        long e8 = Math.round(logOdds * Fixed.ONE);
        return new Vote(agent, Vote.State.VOTED, 1, direction, new Probability(550_000), weight, e8, "");
    }

    private static Vote silent(AgentId agent, int weight) {
        return new Vote(
                agent, Vote.State.EXPIRED, 0, Direction.FLAT, Probability.EVEN, weight, 0, "last signal expired");
    }

    private static Decision decision(long number, Direction direction, int band, Vote... votes) {
        long voted = Stream.of(votes)
                .filter(vote -> vote.state() == Vote.State.VOTED)
                .count();
        var checks = new ArrayList<Check>();
        checks.add(new Check("quorum", voted * Fixed.ONE, 2 * Fixed.ONE, voted >= 2, true));
        return new Decision(
                number,
                new Symbol("BTCUSDT"),
                number,
                direction,
                new Probability(559_714),
                new Probability(520_000),
                band,
                Money.of("750"),
                Price.of("100"),
                List.of(votes),
                checks,
                0,
                Instant.EPOCH);
    }

    private static Terms terms(boolean strict) {
        return Terms.of(List.of(
                        new Setting("consensus.quorum", "2"),
                        new Setting("consensus.threshold", "0.02"),
                        new Setting("consensus.hold-at", "0.01"),
                        new Setting("consensus.full-size-at", "0.08"),
                        new Setting("consensus.supporters", "2"),
                        new Setting("consensus.enforce-supporters", Boolean.toString(strict)),
                        new Setting("consensus.enforce-leave-one-out", Boolean.toString(strict)),
                        new Setting("consensus.enforce-edge-after-cost", Boolean.toString(strict)),
                        new Setting("trading.largest-position", "1000")))
                .orElseThrow();
    }
}
