package io.sapphire.coordinator.core;

import static io.sapphire.coordinator.core.Scenario.BTC;
import static io.sapphire.coordinator.core.Scenario.ETH;
import static io.sapphire.coordinator.core.Scenario.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.event.MeshEvent.AgentJoined;
import io.sapphire.domain.event.MeshEvent.OperatorActed;
import io.sapphire.domain.event.MeshEvent.Reasoned;
import io.sapphire.domain.event.MeshEvent.ReplicationChanged;
import io.sapphire.domain.event.MeshEvent.RunStarted;
import io.sapphire.domain.event.MeshEvent.TradingHalted;
import io.sapphire.domain.event.MeshEvent.TradingReduced;
import io.sapphire.domain.event.MeshEvent.TradingResumed;
import io.sapphire.domain.event.Readiness;
import io.sapphire.domain.event.Replication;
import io.sapphire.domain.event.Scope;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.DenialCode;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.portfolio.AccountEvent.LeverageChanged;
import io.sapphire.domain.signal.AgentDescriptor;
import io.sapphire.domain.signal.AgentId;
import io.sapphire.domain.signal.Reasoning;
import io.sapphire.domain.signal.ResourceTier;
import io.sapphire.domain.signal.RiskEnvelope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the gate is shown of the state. */
class RiskDeskTest {

    @ParameterizedTest
    @CsvSource({
        "limits.max-gross-notional=900,GROSS_NOTIONAL",
        "limits.max-net-notional=900,NET_NOTIONAL",
        "limits.max-leverage=0.09,LEVERAGE",
        "limits.max-correlated-risk=0.0045,CORRELATED_EXPOSURE",
        "limits.max-in-flight=1,IN_FLIGHT"
    })
    void entriesInFlightInOtherMarketsCount(String limit, DenialCode code) {
        var story = Scenario.tradingTwo(Scenario.settings(limit));
        story.round(BTC, 1, "1000", 0.6);
        assertThat(story.sent()).hasSize(1);
        story.round(ETH, 2, "100", 0.6);
        assertThat(story.sent()).hasSize(1);
        assertCodes(story).containsExactly(code);
    }

    @Test
    void whatNoLimitForbidsPassesInBothMarkets() {
        var story = Scenario.tradingTwo(Scenario.settings());
        story.round(BTC, 1, "1000", 0.6);
        story.round(ETH, 2, "100", 0.6);
        assertThat(story.sent()).hasSize(2);
    }

    @Test
    void leverageThatTheVenueToldBindsMoreMargin() {
        var story = Scenario.tradingTwo(Scenario.settings("limits.max-margin-use=0.03"));
        story.report(new LeverageChanged(BTC, 1, START));
        story.round(BTC, 1, "1000", 0.6);
        story.round(ETH, 2, "100", 0.6);
        assertCodes(story).containsExactly(DenialCode.MARGIN);
        assertThat(story.sent()).extracting(Order::symbol).containsExactly(ETH);
    }

    @Test
    void entriesThatRepeatTooOftenStayOffUntilSomebodyRearmsThem() {
        var story = new Scenario(new RunStarted(
                        "run",
                        "test",
                        1,
                        "demo",
                        Scenario.settings("limits.max-executions=2"),
                        List.of(Scenario.listing()),
                        START))
                .opened(Readiness.TRADING);
        story.round(1, "1000", 0.6);
        fillEntry(story);
        story.round(2, "1000", 0.6);
        fillEntry(story);
        story.round(3, "1000", 0.6);
        assertCodes(story).containsExactly(DenialCode.THROTTLED);
        assertThat(story.core().state().held()).containsExactly(Map.entry(BTC, Latch.THROTTLED));

        int hoursLater = 3 * 360;
        story.round(hoursLater, "1000", 0.6);
        assertThat(entries(story)).isEqualTo(2);

        story.record(new OperatorActed("me", Latch.REARM, "looked at it", START));
        story.round(hoursLater + 1, "1000", 0.6);
        assertThat(entries(story)).isEqualTo(3);
    }

    /** As a new run of the account begins after one whose entries were switched off. */
    @Test
    void whatAThrottleSwitchedOffInTheRunBeforeIsRearmedToo() {
        var story = Scenario.trading();
        var latch = Latch.THROTTLED;
        story.record(new TradingReduced(latch.operator(), latch.reason(), START, new Scope.Market(BTC)));
        story.round(1, "1000", 0.6);
        assertCodes(story).containsExactly(DenialCode.REDUCING);
        assertThat(story.core().state().held()).containsExactly(Map.entry(BTC, latch));

        story.record(new OperatorActed("me", Latch.REARM, "looked at it", START));
        story.round(2, "1000", 0.6);
        assertThat(entries(story)).isEqualTo(1);
        assertThat(story.core().state().held()).isEmpty();
    }

    @Test
    void aMarketIsHaltedAndResumedByItself() {
        var story = Scenario.tradingTwo(Scenario.settings());
        var onBtc = new Scope.Market(BTC);
        story.record(new TradingHalted("me", "odd prints", START, onBtc));
        story.round(BTC, 1, "1000", 0.6);
        story.round(ETH, 2, "100", 0.6);
        assertThat(story.sent()).extracting(Order::symbol).containsExactly(ETH);
        assertThat(envelope(story, BTC)).isEqualTo(RiskEnvelope.CLOSED);

        story.record(new TradingResumed("me", "all but that one", START));
        story.round(BTC, 3, "1000", 0.6);
        assertThat(story.sent()).hasSize(1);

        story.record(new TradingResumed("me", "prints are fine", START, onBtc));
        story.round(BTC, 4, "1000", 0.6);
        assertThat(story.sent()).extracting(Order::symbol).containsExactly(ETH, BTC);
    }

    /** A flat market before the held one must not take a number that a later order would get again. */
    @Test
    void noTwoOrdersHaveTheSameNameEvenIfSomeMarketsNeedNone() {
        var story = Scenario.tradingTwo(Scenario.settings());
        story.observe(BTC, 1, "1000");
        story.round(ETH, 2, "100", 0.6);
        story.fill(story.sent().getLast(), "100");
        story.accept(story.sent().getLast());
        story.record(new OperatorActed("me", Latch.FLATTEN, "enough", START, Scope.ALL));
        story.fill(story.sent().getLast(), "100");
        story.record(new TradingResumed("me", "go on", START));
        story.round(BTC, 3, "1000", 0.6);
        assertThat(story.sent()).extracting(Order::id).doesNotHaveDuplicates();
        assertThat(story.sent()).hasSize(4);
    }

    @Test
    void lostReplicaHoldsEntriesBackUntilItIsThereAgain() {
        var story = Scenario.trading();
        story.record(new ReplicationChanged(Replication.LOST, "no answer"));
        story.round(1, "1000", 0.6);
        assertThat(story.sent()).isEmpty();
        assertCodes(story).containsExactly(DenialCode.NOT_REPLICATED);

        story.record(new ReplicationChanged(Replication.LOCAL_ONLY, "no answer, and none is waited for"));
        story.round(2, "1000", 0.6);
        assertThat(story.sent()).hasSize(1);
    }

    @Test
    void flatteningOneMarketLeavesTheOtherAlone() {
        var story = Scenario.tradingTwo(Scenario.settings());
        story.round(BTC, 1, "1000", 0.6);
        story.fill(story.sent().getLast(), "1000");
        story.round(ETH, 2, "100", 0.6);
        story.fill(story.sent().getLast(), "100");
        var onEth = new Scope.Market(ETH);
        story.record(new TradingHalted("me", "enough", START, onEth));
        story.record(new OperatorActed("me", Latch.FLATTEN, "enough", START, onEth));

        assertThat(story.sent().getLast())
                .satisfies(close -> assertThat(close.symbol()).isEqualTo(ETH))
                .satisfies(close -> assertThat(close.purpose()).isEqualTo(Purpose.EXIT));
        story.sent().stream().filter(order -> order.symbol().equals(ETH)).forEach(story::accept);
        story.round(BTC, 3, "1000", 0.6);
        assertThat(story.sent().getLast().symbol()).isEqualTo(BTC);
    }

    @Test
    void envelopeTellsWhatWouldPass() {
        var story = Scenario.tradingTwo(Scenario.settings("limits.max-gross-notional=700"));
        story.round(BTC, 1, "1000", 0.6);
        story.fill(story.sent().getFirst(), "1000");
        story.observe(ETH, 2, "100");
        var held = story.core().portfolio().position(BTC).quantity().e8() * 1000;

        assertThat(envelope(story, ETH).largestBuy())
                .isEqualTo(new Money(Money.of("700").e8() - held));
        assertThat(envelope(story, BTC).largestSell()).isEqualTo(new Money(held));
        assertThat(envelope(story, BTC).remainingLoss()).isGreaterThan(Money.of("199"));

        story.record(new TradingReduced("me", "storm", START));
        assertThat(envelope(story, ETH).largestBuy()).isEqualTo(Money.ZERO);
        assertThat(envelope(story, BTC).largestBuy()).isEqualTo(Money.ZERO);
        assertThat(envelope(story, BTC).largestSell()).isEqualTo(new Money(held));
    }

    @Test
    void moneySpentOnModelsStopsEntriesAndComesBackWithTheDay() {
        var story = Scenario.trading();
        story.observe(1, "1000");
        story.record(reasoned("1.01"));
        story.round(2, "1000", 0.6);
        assertCodes(story).containsExactly(DenialCode.MODEL_BUDGET);
        int tomorrow = 8640;
        story.round(tomorrow, "1000", 0.6);
        assertThat(story.sent()).hasSize(1);
    }

    @Test
    void whatIsLeftForModelsIsGrantedInMoneyAndTokensToThoseThatAsk() {
        var story = Scenario.trading();
        story.record(new AgentJoined(asker("asker-one"), false));
        story.record(new AgentJoined(asker("asker-two"), false));
        story.observe(1, "1000");
        assertThat(envelope(story, BTC).modelBudget()).isEqualTo(Money.of("0.5"));
        assertThat(envelope(story, BTC).modelTokens()).isEqualTo(500);
        story.record(reasoned("0.2", 100));
        assertThat(envelope(story, BTC).modelBudget()).isEqualTo(Money.of("0.4"));
        assertThat(envelope(story, BTC).modelTokens()).isEqualTo(449);
        story.record(reasoned("0.1", 5_000));
        assertThat(envelope(story, BTC).modelTokens()).isZero();
        story.observe(8640, "1000");
        assertThat(envelope(story, BTC).modelTokens()).isEqualTo(500);
    }

    private static AgentDescriptor asker(String id) {
        return new AgentDescriptor(
                new AgentId(id),
                "1",
                "Asks.",
                List.of(),
                Duration.ofMinutes(1),
                Duration.ZERO,
                List.of(),
                ResourceTier.LIGHT,
                true,
                "asks m");
    }

    private static Reasoned reasoned(String cost) {
        return reasoned(cost, 1);
    }

    private static Reasoned reasoned(String cost, int tokens) {
        return new Reasoned(new Reasoning(
                Scenario.AGENT, BTC, "m", "1", "", "", tokens, 1, Money.of(cost), Duration.ofSeconds(1), false));
    }

    private static RiskEnvelope envelope(Scenario story, Symbol symbol) {
        return story.core().observation(symbol).envelope();
    }

    private static long entries(Scenario story) {
        return story.sent().stream()
                .filter(order -> order.purpose() == Purpose.ENTRY)
                .count();
    }

    private static void fillEntry(Scenario story) {
        var entry = story.sent().stream()
                .filter(order -> order.purpose() == Purpose.ENTRY)
                .toList()
                .getLast();
        story.fill(entry, "1000");
        story.sent().stream()
                .filter(order -> order.purpose() == Purpose.PROTECTION)
                .forEach(story::accept);
    }

    private static ListAssert<DenialCode> assertCodes(Scenario story) {
        return assertThat(story.denials().stream()
                .map(OrderEvent.Denied::denial)
                .map(denial -> denial.code())
                .toList());
    }
}
