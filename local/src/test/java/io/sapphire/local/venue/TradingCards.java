package io.sapphire.local.venue;

import static io.sapphire.domain.market.Side.BUY;
import static io.sapphire.domain.market.Side.SELL;
import static io.sapphire.domain.order.TimeInForce.FOK;
import static io.sapphire.domain.order.TimeInForce.GTC;
import static io.sapphire.domain.order.TimeInForce.GTX;
import static io.sapphire.domain.order.TimeInForce.HIDDEN;
import static io.sapphire.domain.order.TimeInForce.IOC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.order.Approval;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.PositionSide;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.SelfTrade;
import io.sapphire.domain.order.Terms;
import io.sapphire.domain.order.Watch;
import io.sapphire.domain.order.WorkingPrice;
import io.sapphire.exchange.aster.AccountWishes;
import io.sapphire.exchange.execution.OrderName;
import io.sapphire.exchange.execution.OrderResult;
import io.sapphire.exchange.execution.OrderState;
import io.sapphire.simulator.fault.MessageEffect;
import io.sapphire.simulator.fault.MessageEffect.Farewell;
import io.sapphire.simulator.fault.RequestEffect;
import io.sapphire.simulator.fault.RequestEffect.Body;
import io.sapphire.simulator.fault.RequestEffect.Damage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the adapter has to do with orders. */
final class TradingCards {
    private static final String PLACE = "POST /fapi/v3/order";
    private static final Watch LAST = new Watch(WorkingPrice.LAST, false);
    private static final Watch GUARDED = new Watch(WorkingPrice.MARK, true);

    private final List<Card> cards = new ArrayList<>();
    private String group = "";

    private TradingCards() {}

    static List<Card> all() {
        var trading = new TradingCards();
        trading.market();
        trading.limit();
        trading.waiting();
        trading.amend();
        trading.cancel();
        trading.several();
        trading.refused();
        trading.doubtful();
        trading.life();
        trading.setUp();
        return trading.cards;
    }

    private void card(String title, Card.Test test) {
        cards.add(new Card("TC-E%02d".formatted(cards.size() + 1), group, title, test));
    }

    private void market() {
        group = "market orders";
        for (var side : Side.values()) {
            card("market " + side + " is filled", desk -> filled(desk, desk.market(side, "0.5")));
        }
        card("market order that only reduces closes the position", desk -> {
            filled(desk, desk.market(BUY, "0.5"));
            filled(desk, desk.order(SELL, CardDesk.size("0.5"), new Terms.Market(), true, Purpose.EXIT));
            assertThat(desk.ledger().positionE8()).isZero();
        });
        card("market order over several levels reports every fill once", desk -> {
            var order = desk.market(BUY, "9");
            filled(desk, order);
            assertThat(desk.facts(order).stream().filter(TradingCards::isFill).distinct())
                    .hasSize((int) desk.ledger().trades().stream()
                            .filter(trade ->
                                    trade.clientOrderId().equals(order.id().value()))
                            .count());
        });
    }

    private void limit() {
        group = "limit orders";
        for (var side : Side.values()) {
            long away = side == BUY ? 90 : 110;
            long crossing = side == BUY ? 103 : 97;
            for (var time : List.of(GTC, GTX, HIDDEN)) {
                card(
                        "limit " + side + " " + time + " away from the market waits",
                        desk -> waits(desk, desk.limit(side, away, time)));
            }
            for (var time : List.of(GTC, IOC, FOK)) {
                card(
                        "limit " + side + " " + time + " across the market is filled",
                        desk -> filled(desk, desk.limit(side, crossing, time)));
            }
            for (var time : List.of(IOC, FOK)) {
                card(
                        "limit " + side + " " + time + " away from the market expires",
                        desk -> expires(desk, desk.limit(side, away, time)));
            }
            card(
                    "limit " + side + " GTX across the market expires",
                    desk -> expires(desk, desk.limit(side, crossing, GTX)));
        }
        card("a self-trade rule of its own reaches the venue", desk -> {
            var order = desk.limit(BUY, 90, GTC);
            waits(
                    desk,
                    new Order(
                            order.id(),
                            order.symbol(),
                            BUY,
                            order.quantity(),
                            order.terms(),
                            false,
                            Purpose.ENTRY,
                            PositionSide.BOTH,
                            SelfTrade.EXPIRE_MAKER));
        });
    }

    private void waiting() {
        group = "orders that wait for a price";
        card("STOP_MARKET waits", desk -> held(desk, desk.waiting(SELL, new Terms.StopMarket(desk.at(90), false))));
        card("STOP_MARKET that closes the position waits without a quantity", desk -> {
            var order = desk.waiting(SELL, new Terms.StopMarket(desk.at(90), true));
            held(desk, order);
            assertThat(desk.row(order).closesPosition()).isTrue();
        });
        card(
                "STOP_MARKET on the last trade's price waits",
                desk -> held(desk, desk.waiting(SELL, new Terms.StopMarket(desk.at(90), false, LAST))));
        card(
                "STOP_MARKET with price protection waits",
                desk -> held(desk, desk.waiting(SELL, new Terms.StopMarket(desk.at(90), false, GUARDED))));
        card(
                "TAKE_PROFIT_MARKET waits",
                desk -> held(desk, desk.waiting(SELL, new Terms.TakeProfitMarket(desk.at(110), false, Watch.MARK))));
        card(
                "TAKE_PROFIT_MARKET that closes the position waits",
                desk -> held(desk, desk.waiting(SELL, new Terms.TakeProfitMarket(desk.at(110), true, Watch.MARK))));
        card(
                "STOP waits with its limit",
                desk -> held(
                        desk,
                        desk.waiting(
                                SELL, new Terms.Stop(desk.at(90), new Terms.Limit(desk.at(89), GTC), Watch.MARK))));
        card(
                "TAKE_PROFIT waits with its limit",
                desk -> held(
                        desk,
                        desk.waiting(
                                SELL,
                                new Terms.TakeProfit(desk.at(110), new Terms.Limit(desk.at(111), GTC), Watch.MARK))));
        card(
                "TRAILING_STOP_MARKET waits",
                desk -> held(
                        desk,
                        desk.waiting(
                                SELL, new Terms.TrailingStop(Optional.empty(), Rate.of("0.05"), WorkingPrice.MARK))));
        card(
                "TRAILING_STOP_MARKET with an activation price waits",
                desk -> held(
                        desk,
                        desk.waiting(
                                SELL,
                                new Terms.TrailingStop(
                                        Optional.of(desk.at(110)), Rate.of("0.05"), WorkingPrice.LAST))));
        card("STOP_MARKET beyond the market is refused by the venue", desk -> {
            filled(desk, desk.market(BUY, "0.5"));
            var order = desk.waiting(SELL, new Terms.StopMarket(desk.at(110), false));
            assertThat(desk.submit(order).state()).isEqualTo(OrderState.CLOSED);
            assertThat(desk.facts(order))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            OrderEvent.Rejected.class,
                            rejected -> assertThat(rejected.venueCode()).isEqualTo(-2021));
        });
    }

    private void amend() {
        group = "changes";
        card("a lower price of a buy needs no approval", desk -> changed(desk, 89, "0.5", false));
        card("a smaller quantity needs no approval", desk -> changed(desk, 90, "0.3", false));
        card("a larger quantity with an approval", desk -> changed(desk, 90, "0.8", true));
        card("a larger quantity without an approval does not leave", desk -> {
            var order = desk.limit(BUY, 90, GTC);
            waits(desk, order);
            assertThatThrownBy(() -> desk.amend(CardDesk.name(order), desk.at(90), "0.8", false))
                    .isInstanceOf(SecurityException.class);
            assertThat(desk.row(order).quantity()).isEqualTo("0.5");
        });
        card("a change by the venue's number", desk -> {
            var order = desk.limit(BUY, 90, GTC);
            waits(desk, order);
            var price = desk.at(88);
            var _ = desk.amend(desk.number(order), price, "0.5", false);
            desk.step();
            assertThat(Price.of(desk.row(order).price())).isEqualTo(price);
        });
        card("an order that has ended cannot be changed", desk -> {
            var order = desk.limit(BUY, 90, GTC);
            waits(desk, order);
            var _ = desk.cancel(order);
            desk.step();
            assertThatThrownBy(() -> desk.amend(CardDesk.name(order), desk.at(89), "0.5", false))
                    .isInstanceOf(IllegalStateException.class);
        });
        card("a stop cannot be changed", desk -> {
            var order = desk.waiting(SELL, new Terms.StopMarket(desk.at(90), true));
            held(desk, order);
            assertThatThrownBy(() -> desk.amend(CardDesk.name(order), desk.at(89), "0.5", false))
                    .isInstanceOf(IllegalArgumentException.class);
        });
        card("a change whose answer is lost is found by asking", desk -> {
            var order = desk.limit(BUY, 90, GTC);
            waits(desk, order);
            desk.fault(new RequestEffect.Closed(true), "PUT /fapi/v3/order");
            var price = desk.at(88);
            assertThat(desk.amend(CardDesk.name(order), price, "0.5", false)
                            .standing()
                            .state())
                    .isEqualTo(OrderState.UNKNOWN);
            desk.step();
            desk.step();
            assertThat(desk.state(order)).isEqualTo(OrderState.WORKING);
            assertThat(desk.facts(order))
                    .anySatisfy(fact -> assertThat(fact)
                            .isInstanceOfSatisfying(
                                    OrderEvent.Amended.class,
                                    made -> assertThat(made.price()).isEqualTo(price)));
        });
    }

    private static void changed(CardDesk desk, long percent, String quantity, boolean approved) {
        var order = desk.limit(BUY, 90, GTC);
        waits(desk, order);
        var price = desk.at(percent);
        assertThat(desk.amend(CardDesk.name(order), price, quantity, approved).venueCode())
                .isZero();
        desk.step();
        assertThat(Price.of(desk.row(order).price())).isEqualTo(price);
        assertThat(desk.row(order).quantity()).isEqualTo(quantity);
        assertThat(desk.facts(order)).anyMatch(OrderEvent.Amended.class::isInstance);
    }

    private void cancel() {
        group = "cancels";
        card("a cancel by our id", desk -> {
            var order = desk.limit(BUY, 90, GTC);
            waits(desk, order);
            var _ = desk.cancel(order);
            cancelled(desk, order);
        });
        card("a cancel by the venue's number", desk -> {
            var order = desk.limit(BUY, 90, GTC);
            waits(desk, order);
            var _ = desk.rig().await(desk.desk().cancel(desk.number(order), 1));
            cancelled(desk, order);
        });
        card("a cancel of what has ended changes nothing", desk -> {
            var order = desk.market(BUY, "0.5");
            filled(desk, order);
            assertThat(desk.cancel(order).state()).isEqualTo(OrderState.CLOSED);
        });
        card(
                "a cancel of an unknown order is refused",
                desk -> assertThatThrownBy(() ->
                                desk.rig().await(desk.desk().cancel(new OrderName.Ours(new OrderId("ghost")), 1)))
                        .isInstanceOf(NoSuchElementException.class));
        card("twelve cancels leave in two requests, each with its answer", desk -> {
            var orders = IntStream.range(0, 12)
                    .mapToObj(_ -> desk.limit(BUY, 90, GTC))
                    .toList();
            var _ = desk.submit(orders);
            desk.step();
            var results = desk.rig()
                    .await(desk.desk().cancel(orders.stream().map(Order::id).toList(), 1));
            assertThat(results).hasSize(12).allMatch(OrderResult.Stands.class::isInstance);
            orders.forEach(order -> cancelled(desk, order));
        });
        card("cancelling all of a market spares what protects", desk -> {
            var stop = desk.waiting(SELL, new Terms.StopMarket(desk.at(80), true));
            held(desk, stop);
            var entry = desk.limit(BUY, 90, GTC);
            waits(desk, entry);
            assertThat(desk.rig().await(desk.desk().cancelAll(CardDesk.SYMBOL, 1, false)))
                    .isEqualTo(1);
            cancelled(desk, entry);
            assertThat(desk.row(stop).isOpen()).isTrue();
        });
        card("cancelling all of a market with what protects", desk -> {
            var stop = desk.waiting(SELL, new Terms.StopMarket(desk.at(80), true));
            held(desk, stop);
            assertThat(desk.rig().await(desk.desk().cancelAll(CardDesk.SYMBOL, 1, true)))
                    .isEqualTo(1);
            cancelled(desk, stop);
        });
    }

    private void several() {
        group = "several at once";
        for (int count : List.of(5, 7)) {
            card(count + " orders", desk -> {
                var orders = IntStream.range(0, count)
                        .mapToObj(_ -> desk.limit(BUY, 90, GTC))
                        .toList();
                assertThat(desk.submit(orders)).hasSize(count).allMatch(OrderResult.Stands.class::isInstance);
                orders.forEach(order -> assertThat(desk.row(order).isOpen()).isTrue());
            });
        }
        card("one that is malformed does not keep the others", desk -> {
            var bad = desk.order(
                    BUY, CardDesk.size("0.00000001"), new Terms.Limit(desk.at(90), GTC), false, Purpose.ENTRY);
            var good = desk.limit(BUY, 90, GTC);
            assertThat(desk.submit(List.of(bad, good)).getFirst()).isInstanceOf(OrderResult.Refused.class);
            assertThat(desk.reached(bad)).isFalse();
            assertThat(desk.row(good).isOpen()).isTrue();
        });
        card("a lost answer puts every order of it in doubt, and each is found", desk -> {
            desk.fault(new RequestEffect.Closed(true), "POST /fapi/v3/batchOrders");
            var orders = IntStream.range(0, 3)
                    .mapToObj(_ -> desk.limit(BUY, 90, GTC))
                    .toList();
            assertThat(desk.submit(orders))
                    .allSatisfy(result -> assertThat(
                                    ((OrderResult.Stands) result).standing().state())
                            .isEqualTo(OrderState.UNKNOWN));
            desk.step();
            orders.forEach(order -> assertThat(desk.state(order)).isEqualTo(OrderState.WORKING));
        });
    }

    private void refused() {
        group = "refusals";
        card(
                "a price off the tick does not leave",
                desk -> notSent(
                        desk,
                        desk.order(
                                BUY,
                                CardDesk.size("0.5"),
                                new Terms.Limit(new Price(desk.at(90).e8() + 1), GTC),
                                false,
                                Purpose.ENTRY),
                        "tick"));
        card(
                "a quantity off the step does not leave",
                desk -> notSent(
                        desk,
                        desk.order(
                                BUY,
                                CardDesk.size("0.50000001"),
                                new Terms.Limit(desk.at(90), GTC),
                                false,
                                Purpose.ENTRY),
                        "step"));
        card(
                "an order worth too little does not leave",
                desk -> notSent(
                        desk,
                        desk.order(
                                BUY, CardDesk.size("0.001"), new Terms.Limit(desk.at(90), GTC), false, Purpose.ENTRY),
                        "least"));
        card("a position side in one-way mode does not leave", desk -> {
            var order = desk.limit(BUY, 90, GTC);
            notSent(
                    desk,
                    new Order(
                            order.id(),
                            order.symbol(),
                            BUY,
                            order.quantity(),
                            order.terms(),
                            false,
                            Purpose.ENTRY,
                            PositionSide.LONG,
                            SelfTrade.AS_ACCOUNT),
                    "one-way mode");
        });
        card(
                "a callback out of range does not leave",
                desk -> notSent(
                        desk,
                        desk.waiting(SELL, new Terms.TrailingStop(Optional.empty(), Rate.of("0.2"), WorkingPrice.MARK)),
                        "callback"));
        card(
                "a reducing order without a position is refused by the venue",
                desk -> rejected(desk, desk.order(SELL, CardDesk.size("0.5"), new Terms.Market(), true, Purpose.EXIT)));
        card(
                "an order beyond the margin is refused by the venue",
                desk -> rejected(desk, desk.limit(BUY, 100, GTC, "9000")));
        card("an expired approval does not leave", desk -> {
            var order = desk.limit(BUY, 90, GTC);
            assertThatThrownBy(() ->
                            desk.rig().await(desk.desk().submit(order, new Approval(1, 1, Instant.EPOCH), new byte[0])))
                    .isInstanceOf(SecurityException.class);
            assertThat(desk.reached(order)).isFalse();
        });
        card("the same id twice is one order", desk -> {
            var order = desk.limit(BUY, 90, GTC);
            waits(desk, order);
            assertThat(desk.submit(order).state()).isEqualTo(OrderState.WORKING);
            assertThat(desk.ledger().orders().stream()
                            .filter(row -> row.clientOrderId().equals(order.id().value())))
                    .hasSize(1);
        });
    }

    private void doubtful() {
        group = "doubt";
        doubt("503 after it was done", new RequestEffect.Failed(true, 503, -1000, "injected", Body.JSON), true);
        doubt("503 before it was done", new RequestEffect.Failed(false, 503, -1000, "injected", Body.TEXT), false);
        doubt("a page of HTML after it was done", new RequestEffect.Failed(true, 500, 0, "injected", Body.HTML), true);
        doubt("-1006 after it was done", new RequestEffect.Failed(true, 400, -1006, "injected", Body.JSON), true);
        doubt("-1007 before it was done", new RequestEffect.Failed(false, 400, -1007, "injected", Body.JSON), false);
        doubt("a connection cut after it was done", new RequestEffect.Closed(true), true);
        doubt("a connection cut before it was done", new RequestEffect.Closed(false), false);
        doubt("half an answer", new RequestEffect.Damaged(Damage.TRUNCATED), true);
    }

    private void doubt(String what, RequestEffect effect, boolean executed) {
        card(what + ": the venue is asked, nothing is sent again", desk -> {
            desk.fault(effect, PLACE);
            var order = desk.limit(BUY, 90, GTC);
            assertThat(desk.submit(order).state()).isEqualTo(OrderState.UNKNOWN);
            desk.step();
            assertThat(desk.reached(order)).isEqualTo(executed);
            assertThat(desk.facts(order))
                    .anyMatch(OrderEvent.Unknown.class::isInstance)
                    .anySatisfy(fact -> assertThat(fact)
                            .isInstanceOfSatisfying(
                                    OrderEvent.Resolved.class,
                                    resolved ->
                                            assertThat(resolved.reachedVenue()).isEqualTo(executed)));
        });
    }

    private void life() {
        group = "the account's story";
        untold("a fill that was never told", new MessageEffect.Dropped());
        untold("a fill told twice", new MessageEffect.Doubled());
        untold("messages in the wrong order", new MessageEffect.Overtaken());
        untold("a user stream that is reset", new MessageEffect.Disconnected(Farewell.RESET));
        card("a listen key that expires: the stream is opened anew", desk -> {
            desk.userFault(new MessageEffect.KeyExpired());
            filled(desk, desk.market(BUY, "0.5"));
        });
        card("a restart knows the orders that wait and sends none of them again", desk -> {
            var order = desk.limit(BUY, 90, GTC);
            waits(desk, order);
            desk.restart();
            assertThat(desk.state(order)).isEqualTo(OrderState.WORKING);
            assertThat(desk.submit(order).state()).isEqualTo(OrderState.WORKING);
            assertThat(desk.ledger().orders().stream()
                            .filter(row -> row.clientOrderId().equals(order.id().value())))
                    .hasSize(1);
        });
        card("a halt cancels entries, spares what protects, and lets nothing grow", desk -> {
            var stop = desk.waiting(SELL, new Terms.StopMarket(desk.at(80), true));
            held(desk, stop);
            var entry = desk.limit(BUY, 90, GTC);
            waits(desk, entry);
            try {
                assertThat(desk.rig().await(desk.desk().safety().halt("ann", "drill")))
                        .isEqualTo(1);
                cancelled(desk, entry);
                assertThat(desk.row(stop).isOpen()).isTrue();
                assertThatThrownBy(() -> desk.submit(desk.limit(BUY, 90, GTC))).isInstanceOf(SecurityException.class);
            } finally {
                var _ = desk.rig()
                        .await(desk.desk().safety().release("ann", "over").thenReturn(true));
            }
        });
        card("flattening closes what is held", desk -> {
            filled(desk, desk.market(BUY, "0.5"));
            try {
                var _ = desk.rig().await(desk.desk().safety().flatten("ann", "drill"));
                desk.step();
                assertThat(desk.ledger().positionE8()).isZero();
            } finally {
                var _ = desk.rig()
                        .await(desk.desk().safety().release("ann", "over").thenReturn(true));
            }
        });
    }

    private void setUp() {
        group = "the account's set-up";
        card("leverage and margin mode are set at the start and read back", desk -> {
            desk.restart(new AccountWishes(false, Optional.of(7), Optional.of(AccountWishes.Margin.ISOLATED)));
            waits(desk, desk.limit(BUY, 90, GTC));
            desk.clean();
            desk.restart(new AccountWishes(false, Optional.of(20), Optional.of(AccountWishes.Margin.CROSSED)));
        });
        card("hedge mode: the long position is opened and closed by its name", desk -> {
            try {
                desk.restart(new AccountWishes(true, Optional.empty(), Optional.empty()));
                filled(desk, hedged(desk.market(BUY, "0.5"), false));
                filled(desk, hedged(desk.market(SELL, "0.5"), true));
                assertThat(desk.ledger().positionE8()).isZero();
            } finally {
                desk.restart();
            }
        });
        card("a position mode that cannot be set is refused in one sentence", desk -> {
            filled(desk, desk.market(BUY, "0.5"));
            try {
                assertThatThrownBy(() -> desk.restart(new AccountWishes(true, Optional.empty(), Optional.empty())))
                        .hasMessageStartingWith(
                                "the account's position mode is one-way, hedge is wanted, and the venue");
            } finally {
                desk.restart();
            }
        });
    }

    private static Order hedged(Order order, boolean closes) {
        return new Order(
                order.id(),
                order.symbol(),
                order.side(),
                order.quantity(),
                order.terms(),
                closes,
                closes ? Purpose.EXIT : Purpose.ENTRY,
                PositionSide.LONG,
                SelfTrade.AS_ACCOUNT);
    }

    private void untold(String what, MessageEffect effect) {
        card(what + ": every fill is reported once", desk -> {
            desk.userFault(effect);
            var order = desk.market(BUY, "0.5");
            filled(desk, order);
            desk.step();
            assertThat(desk.facts(order).stream().filter(TradingCards::isFill)).doesNotHaveDuplicates();
        });
    }

    private static boolean isFill(OrderEvent fact) {
        return fact instanceof OrderEvent.Filled || fact instanceof OrderEvent.PartiallyFilled;
    }

    private static void filled(CardDesk desk, Order order) {
        var _ = desk.submit(order);
        desk.step();
        assertThat(desk.row(order).status()).isEqualTo("FILLED");
        assertThat(desk.facts(order).getLast()).isInstanceOf(OrderEvent.Filled.class);
        assertThat(desk.state(order)).isEqualTo(OrderState.CLOSED);
    }

    private static void waits(CardDesk desk, Order order) {
        assertThat(desk.submit(order).state()).isEqualTo(OrderState.WORKING);
        desk.step();
        assertThat(desk.row(order).isOpen()).isTrue();
        assertThat(desk.facts(order)).singleElement().isInstanceOf(OrderEvent.Accepted.class);
    }

    /** Waits to reduce a position there is. */
    private static void held(CardDesk desk, Order order) {
        filled(desk, desk.market(BUY, "0.5"));
        waits(desk, order);
    }

    private static void expires(CardDesk desk, Order order) {
        var _ = desk.submit(order);
        desk.step();
        assertThat(desk.row(order).status()).isEqualTo("EXPIRED");
        assertThat(desk.facts(order).getLast()).isInstanceOf(OrderEvent.Expired.class);
    }

    private static void cancelled(CardDesk desk, Order order) {
        desk.step();
        assertThat(desk.row(order).status()).isEqualTo("CANCELED");
        assertThat(desk.facts(order).getLast()).isInstanceOf(OrderEvent.Cancelled.class);
    }

    private static void notSent(CardDesk desk, Order order, String why) {
        assertThatThrownBy(() -> desk.submit(order))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
        assertThat(desk.reached(order)).isFalse();
    }

    private static void rejected(CardDesk desk, Order order) {
        assertThat(desk.submit(order).state()).isEqualTo(OrderState.CLOSED);
        assertThat(desk.facts(order)).singleElement().isInstanceOf(OrderEvent.Rejected.class);
    }
}
