package io.sapphire.coordinator.risk;

import io.sapphire.coordinator.risk.Drill.Case;
import io.sapphire.domain.market.Instrument;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.order.DenialCode;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderId;
import io.sapphire.domain.order.Purpose;
import io.sapphire.domain.order.Terms;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** What breaks each limit, given how things stand: the least that does where the limit has a number. */
final class DrillCases {
    private static final Money SMALLEST = new Money(1);

    private final RiskView live;
    private final RiskLimits limits;
    private final Instrument instrument;
    private final Price price;
    private final DrillViews views;
    private final Map<DenialCode, Supplier<Case>> cases = new EnumMap<>(DenialCode.class);

    DrillCases(RiskView live, RiskLimits limits) {
        this.live = live;
        this.limits = limits;
        this.instrument = live.market().instrument();
        this.price = live.market().mark().floor(instrument.tick());
        this.views = new DrillViews(live);
        byOrder();
        byStake();
        byLoss();
        byPace();
        byState();
    }

    Case of(DenialCode code) {
        return Objects.requireNonNull(cases.get(code), code.name()).get();
    }

    private void byOrder() {
        cases.put(DenialCode.ORDER_NOTIONAL, () -> {
            long most = instrument.stepsWithin(limits.size().maxOrderNotional(), price);
            return ask("an order one step above the limit", buy(price, most + step()), live);
        });
        cases.put(DenialCode.MIN_NOTIONAL, () -> ask("an order of one step", buy(price, step()), views.dear(price)));
        cases.put(DenialCode.PRICE_DEVIATION, () -> {
            var above = live.market().mark().plus(limits.size().maxPriceDeviation());
            long tick = instrument.tick().e8();
            var beyond = new Price(above.ceiling(instrument.tick()).e8() + tick);
            return ask("a price one tick beyond the collar", buy(beyond, least()), live);
        });
        cases.put(DenialCode.PRECISION, () -> ask("a size between two steps", buy(price, step() + 1), views.coarse()));
        cases.put(
                DenialCode.PRICE_BOUNDS,
                () -> ask("a price above what the market takes", buy(price, least()), views.cheap()));
        cases.put(
                DenialCode.QUANTITY_BOUNDS,
                () -> ask("a size above what the market takes", buy(price, 2 * step()), views.small()));
        cases.put(
                DenialCode.VENUE_NOTIONAL,
                () -> ask("a venue that lends next to nothing", buy(price, least()), views.lent()));
        cases.put(DenialCode.REDUCE_ONLY, () -> ask("an exit without a position", exit(), views.holding(0)));
        cases.put(DenialCode.NOT_COMPUTABLE, () -> {
            long huge = Long.MAX_VALUE - Long.MAX_VALUE % step();
            return ask(
                    "an order of 9e10 units",
                    buy(price, huge),
                    views.state(TradingState.ACTIVE, false, true, 0, false));
        });
    }

    private void byStake() {
        var size = limits.size();
        var books = live.books();
        var gross = books.gross();
        var net = books.net();
        var equity = books.equity().max(SMALLEST);
        put(DenialCode.POSITION_NOTIONAL, "a position at the limit", () -> {
            long most = instrument.stepsWithin(size.maxPositionNotional(), price);
            return views.holding(most);
        });
        put(
                DenialCode.GROSS_NOTIONAL,
                "positions at the limit",
                () -> views.staked(size.maxGrossNotional(), net, books.equity()));
        put(
                DenialCode.NET_NOTIONAL,
                "longs at the limit",
                () -> views.staked(gross, size.maxNetNotional(), books.equity()));
        put(DenialCode.LEVERAGE, "no equity", () -> views.staked(gross, net, Money.ZERO));
        put(DenialCode.CONCENTRATION, "hardly any equity", () -> views.staked(gross, net, SMALLEST));
        put(
                DenialCode.CORRELATED_EXPOSURE,
                "a usual day that costs all equity",
                () -> views.risky(equity, books.margin()));
        put(DenialCode.MARGIN, "all equity bound", () -> views.risky(books.longRisk(), equity));
        put(DenialCode.LIQUIDATION_DISTANCE, "hardly any equity", () -> views.staked(gross, net, SMALLEST));
    }

    private void byLoss() {
        var loss = limits.loss();
        var peak = live.books().peak();
        var none = Money.ZERO;
        put(DenialCode.DAILY_LOSS, "a loss at the limit", () -> views.lost(loss.maxDaily(), peak, 0, none));
        put(DenialCode.DRAWDOWN, "equity far below its highest", () -> views.lost(none, views.farAbove(), 0, none));
        put(DenialCode.LOSS_STREAK, "losing trades at the limit", () -> views.lost(none, peak, loss.maxStreak(), none));
        put(
                DenialCode.COOLDOWN,
                "a trade that lost just now",
                () -> views.sinceLoss(loss.cooldown().minusMillis(1)));
        put(DenialCode.MODEL_BUDGET, "money for models spent", () -> {
            var spent = loss.maxDailyModelCost().plus(SMALLEST);
            return views.lost(none, peak, 0, spent);
        });
    }

    private void byPace() {
        var pace = limits.pace();
        var none = Money.ZERO;
        put(DenialCode.ORDER_RATE, "orders at the limit", () -> views.pace(pace.maxOrdersPerMinute(), 0, 0, 0, none));
        put(
                DenialCode.MESSAGE_RATE,
                "messages at the limit",
                () -> views.pace(0, pace.maxMessagesPerMinute(), 0, 0, none));
        put(DenialCode.IN_FLIGHT, "orders in flight at the limit", () -> views.pace(0, 0, pace.maxInFlight(), 0, none));
        put(DenialCode.DUPLICATE, "the same order open", () -> views.pace(0, 0, 0, 1, none));
        put(DenialCode.FAT_FINGER, "entries that were tiny so far", () -> views.pace(0, 0, 0, 0, SMALLEST));
        put(
                DenialCode.BOOK_SHARE,
                "an empty book",
                () -> views.seen(live.market().age(), 0));
        put(DenialCode.STALE_MARKET, "a frame that is too old", () -> {
            var tooOld = pace.marketStaleAfter().plusMillis(1);
            return views.seen(tooOld, live.market().shownAsksE8());
        });
    }

    private void byState() {
        var active = TradingState.ACTIVE;
        put(DenialCode.HALTED, "halted", () -> views.state(TradingState.HALTED, false, true, 0, false));
        put(DenialCode.REDUCING, "reducing", () -> views.state(TradingState.REDUCING, false, true, 0, false));
        put(DenialCode.NOT_RECONCILED, "an unconfirmed position", () -> views.state(active, false, false, 0, false));
        put(DenialCode.OUTCOME_UNKNOWN, "an unknown order", () -> views.state(active, false, true, 1, false));
        put(DenialCode.WARM_UP, "warming up", () -> views.state(active, true, true, 0, false));
        put(DenialCode.THROTTLED, "entries switched off", () -> views.state(active, false, true, 0, true));
        put(DenialCode.NOT_REPLICATED, "a log without its replica", views::unreplicated);
    }

    private void put(DenialCode code, String given, Supplier<RiskView> view) {
        cases.put(code, () -> ask("the smallest entry, " + given, entry(), view.get()));
    }

    private static Case ask(String asked, Order order, RiskView view) {
        return new Case(asked, order, view);
    }

    private Order entry() {
        return Drill.entry(instrument, live.market().mark());
    }

    private long least() {
        return entry().quantity().e8();
    }

    private long step() {
        return instrument.step().e8();
    }

    private Order buy(Price at, long quantity) {
        return Drill.entry(instrument, at, new Quantity(quantity));
    }

    private Order exit() {
        return new Order(
                new OrderId("test-fire"),
                instrument.symbol(),
                Side.SELL,
                new Quantity(step()),
                new Terms.Market(),
                true,
                Purpose.EXIT);
    }
}
