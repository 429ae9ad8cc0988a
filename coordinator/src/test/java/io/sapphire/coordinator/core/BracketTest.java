package io.sapphire.coordinator.core;

import static io.sapphire.coordinator.core.Scenario.BTC;
import static io.sapphire.coordinator.core.Scenario.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.event.MeshEvent.OperatorActed;
import io.sapphire.domain.event.MeshEvent.TradingHalted;
import io.sapphire.domain.event.Scope;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.Terms;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A position's stop and take-profit: both at the venue, each ending the other, never without a stop in between. */
class BracketTest {
    private static final String PROFIT = "trading.take-profit-distance=0.06";

    /** Half a position is held, its stop and its take-profit are at the venue. */
    private static Scenario held() {
        var story = Scenario.trading(PROFIT);
        story.round(1, "1000", 0.6);
        story.fill(story.last(Terms.Limit.class), "1000");
        story.accept(story.last(Terms.StopMarket.class));
        story.accept(story.last(Terms.TakeProfitMarket.class));
        return story;
    }

    @Test
    void aPositionGetsAStopFirstAndThenATakeProfitBothReduceOnlyAndForAllOfIt() {
        var story = Scenario.trading(PROFIT);
        story.round(1, "1000", 0.6);
        story.fill(story.last(Terms.Limit.class), "1000");
        var orders = story.sent();
        var stop = orders.get(orders.size() - 2);
        var profit = orders.getLast();
        assertThat(stop.terms()).isEqualTo(new Terms.StopMarket(Price.of("970"), true));
        assertThat(((Terms.TakeProfitMarket) profit.terms()).trigger()).isEqualTo(Price.of("1060"));
        assertThat(profit.terms().closesPosition()).isTrue();
        for (var order : new Order[] {stop, profit}) {
            assertThat(order.reduceOnly()).isTrue();
            assertThat(order.purpose()).isEqualTo(Purpose.PROTECTION);
            assertThat(order.side()).isEqualTo(Side.SELL);
        }
        story.observe(2, "1000");
        assertThat(story.sent()).hasSize(3);
    }

    @Test
    void whicheverTradesCancelsTheOther() {
        var wrong = held();
        wrong.fill(wrong.last(Terms.StopMarket.class), "969");
        assertThat(wrong.cancelled())
                .containsExactly(wrong.last(Terms.TakeProfitMarket.class).id());

        var right = held();
        right.fill(right.last(Terms.TakeProfitMarket.class), "1061");
        assertThat(right.cancelled())
                .containsExactly(right.last(Terms.StopMarket.class).id());
        assertThat(right.core().portfolio().position(BTC).quantity().isZero()).isTrue();
    }

    /** The venue gave no stop: a take-profit alone leaves a position naked. */
    @Test
    void aTakeProfitDoesNotCountAsProtection() {
        var story = Scenario.trading(PROFIT);
        story.round(1, "1000", 0.6);
        story.fill(story.last(Terms.Limit.class), "1000");
        story.accept(story.last(Terms.TakeProfitMarket.class));
        story.observe(3, "1000");
        assertThat(story.core().state().nakedness().now(BTC, Scenario.end(3))).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void aPartialFillHasItsBracketAndTheRestNeedsNoOther() {
        var story = Scenario.trading(PROFIT);
        story.round(1, "1000", 0.6);
        var entry = story.last(Terms.Limit.class);
        story.fillPart(entry, "1000", "0.1");
        assertThat(story.sent()).hasSize(3);
        story.fillPart(entry, "1000", "0.2");
        assertThat(story.sent()).hasSize(3);
        assertThat(story.cancelled()).isEmpty();
    }

    /** New first, old away only once the venue has the new one. */
    @Test
    void aStopFollowsTheAveragePriceWithoutEverBeingAway() {
        var story = held();
        var before = story.last(Terms.StopMarket.class);
        story.round(2, "1040", 0.6);
        var entry = story.last(Terms.Limit.class);
        story.fill(entry, "1040");
        var after = story.last(Terms.StopMarket.class);
        assertThat(after).isNotEqualTo(before);
        assertThat(after.terms().triggeredAt().orElseThrow()).isGreaterThan(Price.of("980"));
        assertThat(story.cancelled()).isEmpty();

        story.accept(after);
        assertThat(story.cancelled()).containsExactly(before.id());
        assertThat(story.core().state().nakedness().total(story.core().state().now()))
                .isZero();
    }

    @Test
    void aSecondStopThatTheVenueRefusesLeavesTheFirstAndIsNotAskedForAgain() {
        var story = held();
        story.round(2, "1040", 0.6);
        story.fill(story.last(Terms.Limit.class), "1040");
        var refused = story.last(Terms.StopMarket.class);
        int sent = story.sent().size();
        story.report(new OrderEvent.Rejected(refused.id(), -4130, "one is there already", START));
        story.observe(3, "1040");
        story.observe(4, "1040");
        assertThat(story.sent()).hasSize(sent);
        assertThat(story.cancelled()).isEmpty();
    }

    @Test
    void aRefusedTakeProfitIsNotAskedForAgainAndOneThatComesTooLateClosesThePosition() {
        var story = Scenario.trading(PROFIT);
        story.round(1, "1000", 0.6);
        story.fill(story.last(Terms.Limit.class), "1000");
        story.accept(story.last(Terms.StopMarket.class));
        var profit = story.last(Terms.TakeProfitMarket.class);
        story.report(new OrderEvent.Rejected(profit.id(), -2019, "margin", START));
        story.observe(2, "1000");
        assertThat(story.sent()).hasSize(3);

        var late = Scenario.trading(PROFIT);
        late.round(1, "1000", 0.6);
        late.fill(late.last(Terms.Limit.class), "1000");
        late.accept(late.last(Terms.StopMarket.class));
        late.report(
                new OrderEvent.Rejected(late.last(Terms.TakeProfitMarket.class).id(), -2021, "would trigger", START));
        assertThat(late.sent().getLast().terms()).isEqualTo(new Terms.Market());
    }

    /** An approval that ran out, say: the venue has said nothing. */
    @Test
    void protectionThatSomebodyOnTheWayRefusesIsTriedAgain() {
        var story = Scenario.trading(PROFIT);
        story.round(1, "1000", 0.6);
        story.fill(story.last(Terms.Limit.class), "1000");
        var stop = story.last(Terms.StopMarket.class);
        story.report(new OrderEvent.Rejected(stop.id(), 0, "its approval ran out", START));
        story.accept(story.last(Terms.TakeProfitMarket.class));
        story.observe(2, "1000");
        assertThat(story.sent().getLast().terms()).isEqualTo(stop.terms());
        assertThat(story.sent().getLast().id()).isNotEqualTo(stop.id());
    }

    /** A cancel may be refused or get lost: what should be gone must not stay. */
    @Test
    void aCancelWithoutEffectIsAskedForAgainUntilTheOrderIsGone() {
        var story = held();
        var stop = story.last(Terms.StopMarket.class);
        story.fill(story.last(Terms.TakeProfitMarket.class), "1060");
        assertThat(story.cancelled()).containsExactly(stop.id());
        story.observe(2, "1060");
        assertThat(story.cancelled()).containsExactly(stop.id(), stop.id());
        story.report(new OrderEvent.Cancelled(stop.id(), story.core().state().now()));
        story.observe(3, "1060");
        assertThat(story.cancelled()).hasSize(2);
    }

    /** An order of which nobody knows must not keep an operator from closing. */
    @Test
    void flatteningDoesNotWaitForAnEntryWhoseOutcomeIsUnknown() {
        var story = held();
        story.round(2, "1000", 0.6);
        var lost = story.last(Terms.Limit.class);
        story.report(new OrderEvent.Unknown(lost.id(), "timeout", START));
        story.record(new TradingHalted("me", "enough", START));
        story.record(new OperatorActed("me", Latch.FLATTEN, "enough", START, Scope.ALL));
        assertThat(story.sent().getLast().terms()).isEqualTo(new Terms.Market());
        assertThat(story.cancelled()).contains(lost.id());
    }
}
