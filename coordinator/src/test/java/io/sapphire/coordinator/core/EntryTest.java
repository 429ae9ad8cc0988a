package io.sapphire.coordinator.core;

import static io.sapphire.coordinator.core.Scenario.BTC;
import static io.sapphire.coordinator.core.Scenario.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.event.MeshEvent.AgentJoined;
import io.sapphire.domain.event.MeshEvent.AgentLeft;
import io.sapphire.domain.event.MeshEvent.OrderChanged;
import io.sapphire.domain.event.MeshEvent.SignalReceived;
import io.sapphire.domain.event.MeshEvent.TradingHalted;
import io.sapphire.domain.event.MeshEvent.TradingResumed;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.SizeCap;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.order.TimeInForce;
import io.sapphire.domain.order.Urgency;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Signal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How an entry gets its fill: resting or taking, whole or in slices. */
class EntryTest {
    private static final String REST = "trading.rest-for=20s";
    private static final String[] SLICED = {"trading.slice-above=0.04", "trading.slice-every=20s"};

    private static List<OrderEvent.Intended> entries(Scenario story) {
        return story.recorded(OrderChanged.class).stream()
                .flatMap(changed -> changed.fact() instanceof OrderEvent.Intended intended
                                && intended.order().purpose() == Purpose.ENTRY
                        ? java.util.stream.Stream.of(intended)
                        : java.util.stream.Stream.empty())
                .toList();
    }

    private static AgentDescriptor hasty(AgentId id) {
        var it = Scenario.agent();
        return new AgentDescriptor(
                id,
                it.version(),
                it.method(),
                it.inputs(),
                it.horizon(),
                it.history(),
                it.parameters(),
                it.tier(),
                it.usesModel());
    }

    private static Signal withinSeconds(Signal it, AgentId agent) {
        return new Signal(
                agent,
                it.symbol(),
                it.frame(),
                it.direction(),
                it.confidence(),
                Duration.ofSeconds(10),
                it.expectedReturn(),
                it.risk(),
                it.evidence(),
                it.rationale(),
                it.eventTime(),
                it.expiry());
    }

    private static Terms.Limit terms(Order order) {
        return (Terms.Limit) order.terms();
    }

    /** 0.1 x 0.8 x 20 bp within 5 minutes: 20 s cost 0.1 bp, the spread and the fees' difference are 3 bp. */
    @Test
    void aSmallEdgeRestsAtOurSideOfTheBookAndNeverTakes() {
        var story = Scenario.trading(REST);
        story.round(1, "1000", 0.55);
        var entry = entries(story).getFirst();
        assertThat(terms(entry.order())).isEqualTo(new Terms.Limit(Price.of("999.95"), TimeInForce.GTX));
        assertThat(entry.manner().urgency()).isEqualTo(Urgency.PATIENT);
        assertThat(entry.expectedPrice()).isEqualTo(Price.of("999.95"));
        // The maker fee of 2 bp, and no spread.
        assertThat(entry.expectedCost())
                .isEqualTo(Price.of("999.95")
                        .times(entry.order().quantity())
                        .times(io.sapphire.domain.market.Rate.ofBp(2)));
    }

    /** Patience as long as the horizon leaves nothing to wait for. */
    @Test
    void whatIsExpectedWithinTheTimeOfRestingTakesAtOnce() {
        var story = Scenario.trading("trading.rest-for=5m");
        story.round(1, "1000", 0.6);
        var entry = entries(story).getFirst();
        assertThat(terms(entry.order()).timeInForce()).isEqualTo(TimeInForce.IOC);
        assertThat(entry.manner().urgency()).isEqualTo(Urgency.URGENT);
    }

    @Test
    void anEntryRestsForABoundedTimeAndIsFollowedByOneThatTakes() {
        var story = Scenario.trading(REST);
        story.round(1, "1000", 0.6);
        var resting = entries(story).getFirst().order();
        story.accept(resting);
        story.round(2, "1000", 0.6);
        assertThat(story.cancelled()).isEmpty();
        story.round(3, "1000", 0.6);
        assertThat(story.cancelled()).containsExactly(resting.id());
        assertThat(entries(story)).hasSize(1);

        story.report(new OrderEvent.Cancelled(resting.id(), story.core().state().now()));
        story.round(4, "1000", 0.6);
        var taking = entries(story).getLast();
        assertThat(taking.manner().urgency()).isEqualTo(Urgency.OUT_OF_PATIENCE);
        assertThat(terms(taking.order()).timeInForce()).isEqualTo(TimeInForce.IOC);

        story.fill(taking.order(), "1000.05");
        story.accept(story.last(Terms.StopMarket.class));
        story.round(5, "1000", 0.6);
        assertThat(entries(story).getLast().manner().urgency()).isEqualTo(Urgency.PATIENT);
    }

    /** Ten seconds after its intent: nothing was waited for in vain. */
    @Test
    void anEntryThatIsWithdrawnBeforeItsTimeIsFollowedByOneThatRestsToo() {
        var story = Scenario.trading(REST);
        story.round(1, "1000", 0.6);
        var resting = entries(story).getFirst().order();
        story.accept(resting);
        story.round(2, "1000", 0.4);
        assertThat(story.cancelled()).containsExactly(resting.id());
        story.report(new OrderEvent.Cancelled(resting.id(), story.core().state().now()));
        story.round(3, "1000", 0.6);
        assertThat(entries(story).getLast().manner().urgency()).isEqualTo(Urgency.PATIENT);
    }

    /** An agent that left has no part in how the others' decisions trade, however short its horizon was. */
    @Test
    void onlyVotersSayHowSoonAMoveIsExpected() {
        var story = Scenario.trading(REST);
        var gone = new AgentId("hasty");
        story.record(new AgentJoined(hasty(gone), false));
        story.observe(1, "1000");
        story.record(new SignalReceived(withinSeconds(Scenario.signal(1, 0.6), gone)));
        story.record(new AgentLeft(gone, "it died"));
        story.round(2, "1000", 0.6);
        assertThat(entries(story).getFirst().manner().urgency()).isEqualTo(Urgency.PATIENT);
    }

    /** The venue expires a post-only order that would trade. */
    @Test
    void aPostOnlyThatWouldHaveTakenIsFollowedByOneThatTakes() {
        var story = Scenario.trading(REST);
        story.round(1, "1000", 0.6);
        story.report(new OrderEvent.Expired(entries(story).getFirst().order().id(), "post only", START));
        story.round(2, "1000", 0.6);
        assertThat(entries(story).getLast().manner().urgency()).isEqualTo(Urgency.OUT_OF_PATIENCE);
    }

    @Test
    void aDecisionThatTurnsWithdrawsWhatRestsAndClosesWhatIsHeldAtOnce() {
        var story = Scenario.trading(REST);
        story.round(1, "1000", 0.6);
        var entry = entries(story).getFirst().order();
        story.fillPart(entry, "999.95", "0.2");
        story.accept(story.last(Terms.StopMarket.class));
        story.round(2, "1000", 0.4);
        assertThat(story.cancelled()).contains(entry.id());
        var exit = story.sent().getLast();
        assertThat(exit.purpose()).isEqualTo(Purpose.EXIT);
        assertThat(exit.quantity().toString()).isEqualTo("0.2");
    }

    /** The book shows 10 at 1000.05: 4 % of it are 400, so 1800 take five slices of 360. */
    @Test
    void aLargeWishIsWorkedOffInEqualSlicesSpacedInTime() {
        var story = Scenario.trading(SLICED);
        for (int round = 1; round <= 11; round++) {
            story.round(round, "1000", 0.6);
            entries(story).stream()
                    .map(OrderEvent.Intended::order)
                    .filter(order -> story.core()
                            .orders()
                            .find(order.id())
                            .orElseThrow()
                            .standing()
                            .open())
                    .toList()
                    .forEach(order -> story.fill(order, "1000.05"));
            story.accept(story.last(Terms.StopMarket.class));
        }
        var slices = entries(story);
        assertThat(slices).hasSize(5);
        for (int index = 0; index < slices.size(); index++) {
            var slice = slices.get(index);
            assertThat(slice.manner().slice()).isEqualTo(index + 1);
            assertThat(slice.manner().slices()).isEqualTo(5);
            assertThat(slice.eventTime()).isEqualTo(Scenario.end(1 + 2 * index));
            assertThat(terms(slice.order()).price().times(slice.order().quantity()))
                    .isBetween(Money.of("355"), Money.of("360"));
        }
    }

    @Test
    void aDenialEndsTheScheduleUntilTheNextDecision() {
        var story = Scenario.trading(SLICED);
        story.round(1, "1000", 0.6);
        story.fill(entries(story).getFirst().order(), "1000.05");
        story.accept(story.last(Terms.StopMarket.class));
        story.record(story.core().state().limitBook().change("max-order-notional", "50", "me", "test"));
        story.round(3, "1000", 0.6);
        assertThat(story.denials()).hasSize(1);
        story.record(story.core().state().limitBook().change("max-order-notional", "500", "me", "test"));
        story.round(5, "1000", 0.6);
        story.round(7, "1000", 0.6);
        assertThat(entries(story)).hasSize(1);

        // The next decision is due five minutes after the first.
        story.round(31, "1000", 0.6);
        assertThat(entries(story)).hasSize(2);
        assertThat(entries(story).getLast().manner().slice()).isEqualTo(1);
    }

    @Test
    void anOperatorsHaltEndsTheScheduleToo() {
        var story = Scenario.trading(SLICED);
        story.round(1, "1000", 0.6);
        story.fill(entries(story).getFirst().order(), "1000.05");
        story.accept(story.last(Terms.StopMarket.class));
        story.record(new TradingHalted("me", "test", START));
        story.record(new TradingResumed("me", "test", START));
        story.round(3, "1000", 0.6);
        assertThat(entries(story)).hasSize(1);
    }

    /** The throttle shuts at the third entry that trades: a schedule stops before. */
    @Test
    void slicesNeverUseUpTheThrottle() {
        var story = Scenario.trading(SLICED[0], SLICED[1], "limits.max-executions=3");
        for (int round = 1; round <= 9; round++) {
            story.round(round, "1000", 0.6);
            entries(story).stream()
                    .map(OrderEvent.Intended::order)
                    .filter(order -> story.core()
                            .orders()
                            .find(order.id())
                            .orElseThrow()
                            .standing()
                            .open())
                    .toList()
                    .forEach(order -> story.fill(order, "1000.05"));
        }
        assertThat(entries(story)).hasSize(2);
        assertThat(story.core().state().throttle().isOff(BTC)).isFalse();
    }

    @Test
    void whatCappedTheSizeIsRecordedWithTheIntent() {
        var decided = Scenario.trading();
        decided.round(1, "1000", 0.6);
        assertThat(entries(decided).getFirst().manner().cap()).isEqualTo(SizeCap.DECISION);
        assertThat(entries(decided).getFirst().manner().wanted()).isEqualTo(Money.of("1800"));

        var probed = Scenario.trading("sizing.probe-share=0.25");
        probed.round(1, "1000", 0.6);
        assertThat(entries(probed).getFirst().manner().cap()).isEqualTo(SizeCap.PROBE);
        assertThat(entries(probed).getFirst().manner().wanted()).isEqualTo(Money.of("450"));

        // 10 000 x 0.1 over 5 % a day, which are 95.5 % a year.
        var calmed = Scenario.trading("sizing.target-volatility=0.1");
        calmed.round(1, "1000", 0.6);
        assertThat(entries(calmed).getFirst().manner().cap()).isEqualTo(SizeCap.VOLATILITY);
        assertThat(entries(calmed).getFirst().manner().wanted()).isBetween(Money.of("1046"), Money.of("1047"));
    }

    /** Money that comes is no gain: it must not hide the loss of the day. */
    @Test
    void aDepositDoesNotHideTheLossOfTheDay() {
        var story = Scenario.trading();
        story.round(1, "1000", 0.6);
        story.fill(story.last(Terms.Limit.class), "1000");
        story.accept(story.last(Terms.StopMarket.class));
        story.observe(2, "400");
        var lost = story.core().state().account().lossToday();
        assertThat(lost).isGreaterThan(Money.of("200"));
        story.report(new io.sapphire.domain.portfolio.AccountEvent.BalanceChanged(
                "USDT", Money.of("5000"), "DEPOSIT", START));
        assertThat(story.core().state().account().lossToday()).isEqualTo(lost);
    }
}
