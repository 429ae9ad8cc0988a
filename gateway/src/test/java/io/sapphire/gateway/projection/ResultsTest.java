package io.sapphire.gateway.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.event.Decision;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Vote;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.portfolio.AccountEvent;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Direction;
import io.sapphire.domain.signal.Evidence;
import io.sapphire.domain.signal.Probability;
import io.sapphire.domain.signal.Signal;
import io.sapphire.gateway.Story;
import io.sapphire.gateway.view.Flows.Funding;
import io.sapphire.gateway.view.Results.ShareRow;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void sharesAddUpToWhatTheAccountMadeExactly(long seed) {
        var story = Story.seeded("run", seed, 90);
        story.account(new AccountEvent.FundingPaid(Story.BTC, Money.of("-0.33333333"), story.now()));
        var run = Folded.run(story);
        var results = run.results().attribution();
        var shares = results.agents().stream().map(ShareRow::contribution).reduce(results.nobody(), Money::plus);
        assertThat(shares).isEqualTo(results.total());
        var portfolio = run.portfolio();
        assertThat(results.total()).isEqualTo(portfolio.equity().minus(portfolio.deposits()));
    }

    @Test
    void aPositionIsWhoseVotesLedIntoIt() {
        var story = Story.trading("run");
        story.frame(1, "60000");
        decide(
                story,
                1,
                vote("a", Direction.LONG, 600_000, "0.3"),
                vote("b", Direction.LONG, 300_000, "0.2"),
                vote("c", Direction.SHORT, 100_000, "-0.1"));
        var order = story.intend(Side.BUY, "0.1", "60000");
        story.accept(order);
        story.fill(order, "60000", "0.1", "2.4");
        story.frame(2, "60100");
        var results = Folded.run(story).results().attribution();
        // 0.1 x 100 - 2.4 = 7.6, by 0.6 x 0.3 to 0.3 x 0.2: three quarters and one.
        assertThat(results.agents())
                .extracting(row -> row.agentId() + " " + row.contribution() + " " + row.entries())
                .containsExactly("a 5.7 1", "b 1.9 1", "c 0 0");
        assertThat(results.nobody()).isEqualTo(Money.ZERO);
    }

    @Test
    void whatNobodyVotedForIsNobodys() {
        var story = Story.trading("run");
        story.frame(1, "60000");
        story.account(new AccountEvent.FundingPaid(Story.BTC, Money.of("1.25"), story.now()));
        var results = Folded.run(story).results().attribution();
        assertThat(results.nobody()).isEqualTo(Money.of("1.25"));
        assertThat(results.total()).isEqualTo(Money.of("1.25"));
    }

    private static void decide(Story story, long number, Vote... votes) {
        story.tell(new MeshEvent.DecisionMade(new Decision(
                number,
                Story.BTC,
                Story.frameNumber(1),
                Direction.LONG,
                Probability.of(0.6),
                Probability.of(0.52),
                25,
                Money.of("450"),
                Price.of("60000"),
                List.of(votes),
                List.of(),
                0,
                story.now())));
        story.decided();
    }

    private static Vote vote(String agent, Direction direction, int weight, String logOdds) {
        return new Vote(
                new AgentId(agent),
                Vote.State.VOTED,
                1,
                direction,
                Probability.of(0.6),
                weight,
                Fixed.parse(logOdds),
                "");
    }

    /** Bought 0.1 at 60010 where 60000 was expected, fee 2.4: 1 of slippage, and the taker's 4 bp of 6000 are 2.4. */
    @Test
    void gapIsSlippageAndTheFeesBeyondTheExpectedOnes() {
        var story = Story.trading("run");
        story.frame(1, "60000");
        story.decide(1, Direction.LONG, 0.61);
        var order = story.intend(Side.BUY, "0.1", "60000");
        story.accept(order);
        story.fill(order, "60010", "0.1", "2.5");
        var dead = story.intend(Side.BUY, "0.1", "60000");
        story.order(new OrderEvent.Expired(dead.id(), "IOC", story.now()));
        var gap = Folded.run(story).results().gap();
        assertThat(gap.simulated()).isTrue();
        assertThat(gap.all().orders()).isEqualTo(2);
        assertThat(gap.all().traded()).isEqualTo(1);
        assertThat(gap.all().dead()).isEqualTo(1);
        assertThat(gap.all().fillRatio()).isEqualTo(0.5);
        assertThat(gap.all().slippage()).isEqualTo(Money.of("1"));
        assertThat(gap.all().expectedFees()).isEqualTo(Money.of("2.4"));
        assertThat(gap.all().gap()).isEqualTo(Money.of("1.1"));
        assertThat(gap.all().gapBp()).isEqualTo(1.83);
        assertThat(gap.markets()).hasSize(1);
    }

    @Test
    void toxicityIsReadFromTheEvidenceOfWhoeverMeasuresIt() {
        var story = Story.trading("run");
        story.frame(1, "60000");
        var signal = Story.signal(1, 0.6);
        story.tell(new MeshEvent.SignalReceived(new Signal(
                signal.agent(),
                signal.symbol(),
                signal.frame(),
                signal.direction(),
                signal.confidence(),
                signal.horizon(),
                signal.expectedReturn(),
                signal.risk(),
                List.of(
                        Evidence.of("flow toxicity", 0.41, ""),
                        Evidence.of("rank", 88, "percentile"),
                        Evidence.of("gate", 70, "percentile")),
                signal.rationale(),
                signal.eventTime(),
                signal.expiry())));
        story.vote(1, 0.6);
        var readings = Folded.run(story)
                .micro(Story.BTC, Story.START, Story.end(5), 10)
                .orElseThrow();
        assertThat(readings).hasSize(1);
        assertThat(readings.getFirst().vpin()).isEqualTo(0.41);
        assertThat(readings.getFirst().vpinRankRatio()).isEqualTo(0.88);
        assertThat(readings.getFirst().vpinGateRatio()).isEqualTo(0.7);
        assertThat(readings.getFirst().kyleLambda()).isNull();
    }

    /** Long 0.1 at a mark of 60000 and 1 bp: the long pays 0.6. */
    @Test
    void fundingThatIsExpectedIsSignedForOurPosition() {
        var story = Story.trading("run");
        story.frame(1, "60000");
        assertThat(funding(story).expected()).isNull();
        story.decide(1, Direction.LONG, 0.61);
        var order = story.intend(Side.BUY, "0.1", "60000");
        story.accept(order);
        story.fill(order, "60000", "0.1", "2.4");
        story.account(new AccountEvent.FundingPaid(Story.BTC, Money.of("-0.5"), story.now()));
        var funding = funding(story);
        assertThat(funding.expected()).isEqualTo(Money.of("-0.6"));
        assertThat(funding.received()).isEqualTo(Money.of("-0.5"));
        assertThat(funding.items()).hasSize(1);
    }

    private static Funding funding(Story story) {
        return Folded.run(story).funding(Story.BTC, story.now(), 10).orElseThrow();
    }
}
