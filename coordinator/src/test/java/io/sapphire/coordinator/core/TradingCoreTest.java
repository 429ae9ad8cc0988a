package io.sapphire.coordinator.core;

import static io.sapphire.coordinator.core.Scenario.BTC;
import static io.sapphire.coordinator.core.Scenario.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.domain.event.MeshEvent.DecisionMade;
import io.sapphire.domain.event.MeshEvent.LeaderChanged;
import io.sapphire.domain.event.MeshEvent.OperatorActed;
import io.sapphire.domain.event.MeshEvent.OrderChanged;
import io.sapphire.domain.event.MeshEvent.PositionReconciled;
import io.sapphire.domain.event.MeshEvent.RunStarted;
import io.sapphire.domain.event.MeshEvent.TradingHalted;
import io.sapphire.domain.event.MeshEvent.TradingResumed;
import io.sapphire.domain.event.MeshEvent.VenueReadiness;
import io.sapphire.domain.event.Readiness;
import io.sapphire.domain.event.Setting;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.DenialCode;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.Terms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TradingCoreTest {

    @Test
    void voteBecomesDecisionIntentAndOrderInThatOrder() {
        var story = Scenario.trading();
        story.round(1, "1000", 0.6);

        var decision = story.recorded(DecisionMade.class).getFirst().decision();
        var intended = (OrderEvent.Intended)
                story.recorded(OrderChanged.class).getFirst().fact();
        assertThat(decision.target()).isEqualTo(Money.of("1800"));
        assertThat(intended.decision()).isEqualTo(decision.number());
        assertThat(intended.approval().epoch()).isEqualTo(1);
        assertThat(story.sent()).containsExactly(intended.order());
        assertThat(intended.order().id().value()).isEqualTo("main-1-1");
        assertThat(notional(intended.order())).isLessThanOrEqualTo(Money.of("480"));
    }

    @Test
    void largeWishIsWorkedOffOrderByOrderUpToTheTarget() {
        var story = Scenario.trading();
        for (int round = 1; round <= 8; round++) {
            story.round(round, "1000", 0.6);
            story.sent().stream()
                    .filter(order -> story.core()
                            .orders()
                            .find(order.id())
                            .orElseThrow()
                            .standing()
                            .open())
                    .filter(order -> order.purpose() == Purpose.ENTRY)
                    .forEach(order -> story.fill(order, "1000.05"));
        }
        assertThat(story.core().portfolio().position(BTC).quantity().e8())
                .isBetween(Money.of("1.44").e8(), Money.of("1.8").e8());
        assertThat(story.denials()).isEmpty();
    }

    /** Somebody trades another market by hand on the same account. */
    @Test
    void whatTradesInAMarketOutsideTheRunIsNotInTheseBooksAndEndsNothing() {
        var story = Scenario.trading();
        story.observe(1, "1000");
        var foreign = new Order(
                new OrderId("by-hand"),
                new Symbol("DOGEUSDT"),
                Side.BUY,
                Quantity.of("100"),
                new Terms.Market(),
                false,
                Purpose.ENTRY);
        story.report(new OrderEvent.External(foreign, 7, START));
        story.fill(foreign, "0.1");
        story.round(2, "1000", 0.6);
        assertThat(story.core().state().equity()).isEqualTo(Money.of("10000"));
        assertThat(story.sent()).hasSize(1);
        assertThat(story.core().stateHash()).hasSize(64);
    }

    @Test
    void everyPositionGetsOneStopAtTheVenueAndAnOrphanIsCancelled() {
        var story = Scenario.trading();
        story.round(1, "1000", 0.6);
        story.fill(story.sent().getFirst(), "1000");
        var stop = story.sent().getLast();
        assertThat(stop.purpose()).isEqualTo(Purpose.PROTECTION);
        assertThat(stop.side()).isEqualTo(Side.SELL);
        assertThat(stop.terms()).isEqualTo(new Terms.StopMarket(io.sapphire.domain.market.Price.of("970"), true));

        story.accept(stop);
        story.observe(2, "1000");
        assertThat(story.sent()).hasSize(2);

        story.round(3, "1000", 0.4);
        var exit = story.sent().getLast();
        assertThat(exit.reduceOnly()).isTrue();
        story.fill(exit, "999");
        assertThat(story.core().portfolio().position(BTC).quantity().isZero()).isTrue();
        assertThat(story.outside()).contains(new Effect.Cancel(stop.id()));
    }

    @Test
    void secondsWithoutAStopAreCountedUntilTheVenueTakesIt() {
        var story = Scenario.trading();
        story.round(1, "1000", 0.6);
        story.fill(story.sent().getFirst(), "1000");
        story.observe(3, "1000");
        var nakedness = story.core().state().nakedness();
        assertThat(nakedness.now(BTC, Scenario.end(3))).isEqualTo(Duration.ofSeconds(20));

        story.accept(story.sent().getLast());
        story.observe(9, "1000");
        assertThat(nakedness.now(BTC, Scenario.end(9))).isZero();
        assertThat(nakedness.longest()).isEqualTo(Duration.ofSeconds(20));
        assertThat(nakedness.total(Scenario.end(9))).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void positionWhoseStopTheVenueDoesNotTakeInTimeIsClosed() {
        var story = Scenario.trading();
        story.round(1, "1000", 0.6);
        story.fill(story.sent().getFirst(), "1000");
        var stop = story.sent().getLast();
        story.observe(4, "1000");
        assertThat(story.sent().getLast()).isEqualTo(stop);

        story.observe(5, "1000");
        var close = story.sent().getLast();
        assertThat(close.purpose()).isEqualTo(Purpose.EXIT);
        assertThat(close.terms()).isEqualTo(new Terms.Market());
        story.fill(close, "1000");
        assertThat(story.core().state().nakedness().now(BTC, Scenario.end(5))).isZero();
        assertThat(story.outside()).contains(new Effect.Cancel(stop.id()));
    }

    @Test
    void refusedStopClosesThePositionAtOnce() {
        var story = Scenario.trading();
        story.round(1, "1000", 0.6);
        story.fill(story.sent().getFirst(), "1000");
        var stop = story.sent().getLast();
        story.report(new OrderEvent.Rejected(stop.id(), -2021, "would trigger", START));

        var exit = story.sent().getLast();
        assertThat(exit.terms()).isEqualTo(new Terms.Market());
        assertThat(exit.reduceOnly()).isTrue();
        assertThat(exit.side()).isEqualTo(Side.SELL);
    }

    @Test
    void nothingIsDecidedDuringWarmUp() {
        var story = new Scenario().opened(Readiness.WARM_UP);
        story.round(1, "1000", 0.6);
        assertThat(story.recorded(DecisionMade.class)).isEmpty();
        story.record(new VenueReadiness(Readiness.TRADING, ""));
        story.round(2, "1000", 0.6);
        assertThat(story.sent()).hasSize(1);
    }

    @Test
    void haltStopsEntriesAndOneDenialPerDecisionSaysSo() {
        var story = Scenario.trading();
        story.record(new TradingHalted("me", "test", START));
        story.round(1, "1000", 0.6);
        story.round(2, "1000", 0.6);
        assertThat(story.sent()).isEmpty();
        assertThat(story.denials()).hasSize(1);
        assertThat(story.denials().getFirst().denial().code()).isEqualTo(DenialCode.HALTED);

        story.record(new TradingResumed("me", "fine again", START));
        story.round(3, "1000", 0.6);
        assertThat(story.sent()).hasSize(1);
    }

    @Test
    void flatteningClosesWhatIsHeldAlthoughTradingIsHalted() {
        var story = Scenario.trading();
        story.round(1, "1000", 0.6);
        story.fill(story.sent().getFirst(), "1000");
        story.record(new TradingHalted("me", "enough", START));
        story.record(new OperatorActed("me", "FLATTEN", "enough", START));

        var close = story.sent().getLast();
        assertThat(close.terms()).isEqualTo(new Terms.Market());
        story.fill(close, "1000");
        assertThat(story.core().portfolio().position(BTC).quantity().isZero()).isTrue();
    }

    /** The first close is refused by the venue; the second operator only wanted to be sure. */
    @Test
    void haltOnTopOfAFlatteningDoesNotEndIt() {
        var story = Scenario.trading();
        story.round(1, "1000", 0.6);
        story.fill(story.sent().getFirst(), "1000");
        story.record(new TradingHalted("me", "enough", START));
        story.record(new OperatorActed("me", "FLATTEN", "enough", START));
        story.report(new OrderEvent.Rejected(story.sent().getLast().id(), -1001, "internal error", START));
        story.record(new TradingHalted("you", "to be sure", START));
        assertThat(story.core().state().latch().flattening()).isTrue();
        assertThat(story.core().state().latch().operator()).isEqualTo("you");
        story.record(new TradingResumed("me", "done", START));
        assertThat(story.core().state().latch().flattening()).isFalse();
    }

    @Test
    void unknownOutcomeStopsNewEntriesUntilItIsResolved() {
        var story = Scenario.trading();
        story.round(1, "1000", 0.6);
        var lost = story.sent().getFirst();
        story.report(new OrderEvent.Unknown(lost.id(), "timeout", START));
        story.round(2, "1000", 0.6);
        assertThat(story.sent()).hasSize(1);

        story.report(new OrderEvent.Resolved(lost.id(), false, START));
        story.round(3, "1000", 0.6);
        assertThat(story.sent()).hasSize(2);
    }

    @Test
    void positionThatTheVenueDoesNotConfirmStopsNewEntries() {
        var story = Scenario.trading();
        story.record(new PositionReconciled(BTC, 0, 5));
        story.round(1, "1000", 0.6);
        assertThat(story.denials().getFirst().denial().code()).isEqualTo(DenialCode.NOT_RECONCILED);
    }

    @Test
    void newLeaderNamesItsOrdersAnewAndWaitsForTheVenue() {
        var story = Scenario.trading();
        story.record(new LeaderChanged(2));
        story.round(1, "1000", 0.6);
        assertThat(story.denials().getFirst().denial().code()).isEqualTo(DenialCode.NOT_RECONCILED);
        story.record(new PositionReconciled(BTC, 0, 0));
        story.round(2, "1000", 0.6);
        assertThat(story.sent().getFirst().id().value()).startsWith("main-2-");
    }

    @Test
    void sameEventsGiveTheSameEffectsAndHash() {
        var story = Scenario.trading();
        for (int round = 1; round <= 6; round++) {
            story.round(round, "100" + round, round < 4 ? 0.6 : 0.3);
            var last = story.sent().getLast();
            if (story.core().orders().find(last.id()).orElseThrow().standing().open()) {
                story.fill(last, "1003");
            }
        }
        var replayed = TradingCore.of((RunStarted) story.log().getFirst().event());
        var effects = new ArrayList<Effect>();
        story.log().forEach(recorded -> effects.addAll(replayed.apply(recorded)));

        assertThat(replayed.stateHash()).isEqualTo(story.core().stateHash());
        assertThat(effects.stream()
                        .filter(effect -> !(effect instanceof Effect.Append))
                        .map(Object::getClass))
                .containsExactlyElementsOf(
                        story.outside().stream().map(Object::getClass).toList());
    }

    @Test
    void anotherSeedOrLimitGivesAnotherHash() {
        var start = Scenario.start();
        var otherSeed = new RunStarted("run", "test", 2, "demo", start.settings(), start.listings(), START);
        var changed = new ArrayList<>(start.settings());
        changed.replaceAll(setting ->
                setting.key().equals("limits.max-order-notional") ? new Setting(setting.key(), "499") : setting);
        var otherLimit = new RunStarted("run", "test", 1, "demo", changed, start.listings(), START);
        var sameButElsewhere = new RunStarted("other", "build 2", 1, "demo", start.settings(), start.listings(), START);

        var hash = TradingCore.of(start).stateHash();
        assertThat(TradingCore.of(otherSeed).stateHash()).isNotEqualTo(hash);
        assertThat(TradingCore.of(otherLimit).stateHash()).isNotEqualTo(hash);
        assertThat(TradingCore.of(sameButElsewhere).stateHash()).isEqualTo(hash);
    }

    @Test
    void settingsAreReadStrictlyAndNamed() {
        var settings = new ArrayList<>(Scenario.settings());
        settings.removeIf(setting -> setting.key().equals("limits.max-leverage"));
        assertThatThrownBy(() -> TradingSettings.from(settings))
                .hasMessage("setting 'limits.max-leverage' is missing: it has no default");
        settings.add(new Setting("limits.max-leverage", "much"));
        assertThatThrownBy(() -> TradingSettings.from(settings)).hasMessageContaining("was 'much'");
        var unknown = new ArrayList<>(Scenario.settings());
        unknown.add(new Setting("limits.max-oder-notional", "1"));
        assertThatThrownBy(() -> TradingSettings.from(unknown))
                .hasMessage("unknown setting 'limits.max-oder-notional'");
    }

    private static Money notional(Order order) {
        return ((Terms.Limit) order.terms()).price().times(order.quantity());
    }

    @Test
    void dailyLossStopsEntriesButNotExits() {
        var story = Scenario.trading();
        story.round(1, "1000", 0.6);
        story.fill(story.sent().getFirst(), "1000");
        story.accept(story.sent().getLast());
        story.round(2, "500", 0.6);
        assertThat(story.denials()).extracting(denied -> denied.denial().code()).contains(DenialCode.DAILY_LOSS);
        story.round(3, "500", 0.3);
        assertThat(List.of(story.sent().getLast().purpose())).containsExactly(Purpose.EXIT);
    }
}
