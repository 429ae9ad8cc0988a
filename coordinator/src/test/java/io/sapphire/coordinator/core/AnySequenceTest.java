package io.sapphire.coordinator.core;

import static io.sapphire.coordinator.core.Scenario.BTC;
import static io.sapphire.coordinator.core.Scenario.ETH;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.coordinator.execution.OwnOrder;
import io.sapphire.coordinator.risk.TradingState;
import io.sapphire.domain.event.MeshEvent.OperatorActed;
import io.sapphire.domain.event.MeshEvent.OrderChanged;
import io.sapphire.domain.event.MeshEvent.RunStarted;
import io.sapphire.domain.event.MeshEvent.TradingHalted;
import io.sapphire.domain.event.MeshEvent.TradingReduced;
import io.sapphire.domain.event.MeshEvent.TradingResumed;
import io.sapphire.domain.event.Scope;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.Terms;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Any sequence of signals, orders, fills, cancels, limit changes and operators: what left kept the limits that held when
 * it was approved, reckoned here a second time from the books alone, and nothing grows while reducing.
 */
class AnySequenceTest {
    private static final int STEPS = 250;
    private static final Map<String, List<String>> LIMITS = Map.of(
            "max-order-notional", List.of("100", "300", "500"),
            "max-position-notional", List.of("200", "900", "2000"),
            "max-gross-notional", List.of("300", "1500", "4000"),
            "max-net-notional", List.of("250", "1000", "4000"),
            "max-orders-per-minute", List.of("1", "4", "10"),
            "max-in-flight", List.of("1", "2", "9"));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 13})
    void whatLeftKeptTheLimitsOfItsMomentAndNothingGrowsWhileReducing(int seed) {
        var life = new Life(seed);
        for (int step = 1; step <= STEPS; step++) {
            life.step(step);
        }
        assertThat(life.entries).as("entries of seed %d", seed).isPositive();
        var replayed = TradingCore.of((RunStarted) life.story.log().getFirst().event());
        life.story.log().forEach(recorded -> {
            var _ = replayed.apply(recorded);
        });
        assertThat(replayed.stateHash()).isEqualTo(life.story.core().stateHash());
    }

    static final class Life {
        private final Random random;
        private final Scenario story;
        private final Map<Symbol, Price> marks = new TreeMap<>();
        private int looked;
        private int entries;

        Life(int seed) {
            this(seed, "limits.max-daily-loss=100000", "limits.max-executions=1000", "limits.max-leverage=9");
        }

        Life(int seed, String... settings) {
            random = new Random(seed);
            story = Scenario.tradingTwo(Scenario.settings(settings));
        }

        Scenario story() {
            return story;
        }

        void step(int number) {
            switch (random.nextInt(8)) {
                case 0 -> changeLimit();
                case 1 -> operate();
                case 2, 3 -> answerSomeOrder();
                default -> round(number);
            }
            inspect();
        }

        private void round(int number) {
            var symbol = random.nextBoolean() ? BTC : ETH;
            var mid = Money.of(symbol.equals(BTC) ? "1000" : "100").e8() / 100 * (90 + random.nextInt(20));
            marks.put(symbol, new Price(mid));
            story.round(symbol, number, Fixed.toPlainString(mid), random.nextBoolean() ? 0.62 : 0.38);
        }

        private void changeLimit() {
            var limit = LIMITS.keySet().stream().sorted().toList().get(random.nextInt(LIMITS.size()));
            var value = requireNonNull(LIMITS.get(limit)).get(random.nextInt(3));
            var book = story.core().state().limitBook();
            try {
                story.record(book.change(limit, value, "me", "test"));
            } catch (IllegalArgumentException already) {
                assertThat(already).hasMessageEndingWith("already");
            }
        }

        private void operate() {
            var now = story.core().state().now();
            var scope = List.of(Scope.ALL, new Scope.Market(BTC), new Scope.Market(ETH))
                    .get(random.nextInt(3));
            switch (random.nextInt(6)) {
                case 0 -> story.record(new TradingHalted("me", "test", now, scope));
                case 1 -> story.record(new TradingReduced("me", "test", now, scope));
                case 2 -> story.record(new OperatorActed("me", Latch.FLATTEN, "test", now, scope));
                default -> {
                    story.record(new TradingResumed("me", "test", now, scope));
                    story.record(new TradingResumed("me", "test", now));
                }
            }
        }

        private void answerSomeOrder() {
            var open = List.copyOf(story.core().orders().open());
            if (!open.isEmpty()) {
                answer(open.get(random.nextInt(open.size())));
            }
        }

        private void answer(OwnOrder own) {
            var order = own.order();
            var mark = Fixed.toPlainString(mark(order.symbol()).e8());
            var now = story.core().state().now();
            switch (random.nextInt(5)) {
                case 0 -> story.report(new OrderEvent.Rejected(order.id(), -1, "test", now));
                case 1 -> story.report(new OrderEvent.Cancelled(order.id(), now));
                case 2 -> story.accept(order);
                default -> {
                    if (order.purpose() == Purpose.PROTECTION) {
                        story.accept(order);
                    } else if (fits(order)) {
                        story.fill(order, mark);
                    }
                }
            }
        }

        /** A venue fills no reduce-only order beyond the position. */
        private boolean fits(Order order) {
            var held = story.core().portfolio().position(order.symbol()).quantity();
            return !order.reduceOnly()
                    || Math.abs(held.e8()) >= order.quantity().e8()
                            && held.signum() != (order.side() == Side.BUY ? 1 : -1);
        }

        /** Every intent since the last look. */
        private void inspect() {
            var log = story.log();
            for (; looked < log.size(); looked++) {
                if (log.get(looked).event() instanceof OrderChanged(OrderEvent.Intended intended, var _)
                        && intended.order().purpose() == Purpose.ENTRY) {
                    entries++;
                    check(intended);
                }
            }
        }

        private void check(OrderEvent.Intended intended) {
            var state = story.core().state();
            var limits = state.limitBook().limits();
            var order = intended.order();
            assertThat(intended.approval().limitsVersion()).isEqualTo(limits.version());
            assertThat(state.latches().state(order.symbol())).isEqualTo(TradingState.ACTIVE);
            var worth = ((Terms.Limit) order.terms()).price().times(order.quantity());
            assertThat(worth).isLessThanOrEqualTo(limits.size().maxOrderNotional());
            assertThat(gross(order, worth)).isLessThanOrEqualTo(limits.size().maxGrossNotional());
            assertThat(net(order, worth).abs())
                    .isLessThanOrEqualTo(limits.size().maxNetNotional());
            assertThat(state.orders().departedWithinAMinute(state.now()))
                    .isLessThanOrEqualTo(limits.pace().maxOrdersPerMinute());
            assertThat(state.orders().inFlight())
                    .isLessThanOrEqualTo(limits.pace().maxInFlight());
        }

        private Money gross(Order order, Money worth) {
            var gross = worth;
            for (var symbol : marks.keySet()) {
                gross = gross.plus(held(symbol).abs())
                        .plus(pending(symbol, order).abs());
            }
            return gross;
        }

        private Money net(Order order, Money worth) {
            var net = order.side() == Side.BUY ? worth : worth.negate();
            for (var symbol : marks.keySet()) {
                net = net.plus(held(symbol)).plus(pending(symbol, order));
            }
            return net;
        }

        private Price mark(Symbol symbol) {
            return requireNonNull(marks.get(symbol), "a market without a frame");
        }

        private Money held(Symbol symbol) {
            return story.core().portfolio().position(symbol).quantity().times(mark(symbol));
        }

        /** Entries that are open besides this one. */
        private Money pending(Symbol symbol, Order but) {
            return story.core().orders().open(symbol, Purpose.ENTRY).stream()
                    .filter(own -> !own.order().id().equals(but.id()))
                    .map(own -> SignedQuantity.of(
                                    own.order().side(), own.order().quantity())
                            .times(mark(symbol)))
                    .reduce(Money.ZERO, Money::plus);
        }
    }
}
