package io.sapphire.simulator.engine;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.market.Symbol;
import io.sapphire.simulator.account.Account;
import io.sapphire.simulator.matching.Liquidity;
import io.sapphire.simulator.matching.Match;
import io.sapphire.simulator.order.OrderStatus;
import io.sapphire.simulator.order.Orders;
import io.sapphire.simulator.order.Terms;
import io.sapphire.simulator.order.VenueFill;
import io.sapphire.simulator.order.VenueOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** Lets orders trade, books what they did, and tells their owner. */
final class Trading {
    private final MarketStates markets;
    private final Account account;
    private final Orders orders;
    private final Notices notices;
    private final SelfTrading selfTrading;
    private final List<VenueFill> fills = new ArrayList<>();

    Trading(MarketStates markets, Account account, Orders orders, Notices notices) {
        this.markets = markets;
        this.account = account;
        this.orders = orders;
        this.notices = notices;
        this.selfTrading = new SelfTrading(orders);
    }

    List<VenueFill> fills() {
        return Collections.unmodifiableList(fills);
    }

    /** Everything an order that takes liquidity can get now, up to a price. */
    List<Match> walk(VenueOrder order, Price worst) {
        return walk(order, upTo(order, worst));
    }

    /** Whether it would trade with anybody, the account itself included. */
    boolean meetsAnybody(VenueOrder order, Price worst) {
        var verdict = selfTrading.judge(order, walk(order, worst), tradable(order), upTo(order, worst));
        return verdict.stopped()
                || !verdict.expiring().isEmpty()
                || !verdict.matches().isEmpty();
    }

    /** As {@link #walk} says, unless it would trade with its own account: then what was agreed for that happens. */
    void take(VenueOrder order, Price worst, Instant now) {
        take(order, upTo(order, worst), now);
    }

    /** At once and at any price; what the book does not offer expires. */
    void takeAtMarket(VenueOrder order, Instant now) {
        take(order, _ -> true, now);
        expire(order, now);
    }

    /** A part of a waiting order was filled by the recorded market. */
    void fillResting(long orderId, Match match, Instant now) {
        var order = orders.byId(orderId);
        long part = Math.min(match.quantity().e8(), tradable(order));
        if (order.isOpen() && part > 0) {
            book(order, new Match(match.price(), new Quantity(part)), true, now);
        }
    }

    void expire(VenueOrder order, Instant now) {
        close(order, OrderStatus.EXPIRED, now);
    }

    void cancel(VenueOrder order, Instant now) {
        close(order, OrderStatus.CANCELED, now);
    }

    /** Orders still on their way are not there to be cancelled. */
    void cancelAll(Symbol symbol, Predicate<VenueOrder> wanted, Instant now) {
        for (var order : orders.open(symbol)) {
            if (order.hasArrived() && wanted.test(order)) {
                cancel(order, now);
            }
        }
    }

    /** What waits for a trigger stays: it protects whatever position comes next. */
    void expireIfUseless(VenueOrder order, Instant now) {
        var wish = order.order();
        boolean reduces = wish.onlyReduces() && !wish.closesPosition();
        if (reduces && isInBook(order) && tradable(order) == 0) {
            expire(order, now);
        }
    }

    private static boolean isInBook(VenueOrder order) {
        return !order.isWaiting() && order.order().terms().working() instanceof Terms.Limit;
    }

    private void take(VenueOrder order, Predicate<Price> acceptable, Instant now) {
        var verdict = selfTrading.judge(order, walk(order, acceptable), tradable(order), acceptable);
        verdict.expiring().forEach(maker -> expire(maker, now));
        for (var match : verdict.matches()) {
            liquidity(order).take(order.order().side(), match);
            book(order, match, false, now);
        }
        if (verdict.stopped()) {
            expire(order, now);
        }
    }

    private List<Match> walk(VenueOrder order, Predicate<Price> acceptable) {
        return liquidity(order).walk(order.order().side(), tradable(order), acceptable);
    }

    /** What may still trade, in 1e-8 units: a reducing order no more than is held against it. */
    private long tradable(VenueOrder order) {
        if (!order.isOpen()) {
            return 0;
        }
        if (!order.order().onlyReduces()) {
            return order.openE8();
        }
        long held = account.holding(order.order().leg()).quantity().e8();
        long against = Math.max(0, order.order().side() == Side.BUY ? -held : held);
        return order.order().closesPosition() ? against : Math.min(against, order.openE8());
    }

    private void book(VenueOrder order, Match match, boolean maker, Instant now) {
        var wish = order.order();
        var instrument = markets.get(wish.symbol()).instrument();
        var notional = match.price().times(match.quantity());
        var fee = notional.times(maker ? instrument.makerFee() : instrument.takerFee());
        long tradeId = fills.size() + 1L;
        var traded = SignedQuantity.of(wish.side(), match.quantity());
        var realised = account.trade(wish.leg(), tradeId, traded, match.price(), fee, now);
        order.fill(match.quantity().e8(), notional, isLast(order, match), now);
        if (!order.isOpen()) {
            orders.filled(order);
            markets.get(wish.symbol()).resting().remove(order.orderId());
        }
        var fill = new VenueFill(
                tradeId,
                order.orderId(),
                wish.clientOrderId(),
                wish.symbol(),
                wish.side(),
                wish.positionSide(),
                match.price(),
                match.quantity(),
                fee,
                realised,
                maker,
                now);
        fills.add(fill);
        notices.traded(order, fill);
        expireWhatNoLongerReduces(wish.symbol(), now);
    }

    private boolean isLast(VenueOrder order, Match match) {
        return order.order().closesPosition()
                ? account.holding(order.order().leg()).quantity().isZero()
                : order.openE8() == match.quantity().e8();
    }

    private void expireWhatNoLongerReduces(Symbol symbol, Instant now) {
        for (var order : orders.open(symbol)) {
            if (order.hasArrived()) {
                expireIfUseless(order, now);
            }
        }
    }

    private void close(VenueOrder order, OrderStatus how, Instant now) {
        if (!order.isOpen()) {
            return;
        }
        orders.close(order, how, now);
        markets.get(order.order().symbol()).resting().remove(order.orderId());
        notices.moved(order, now);
    }

    private Liquidity liquidity(VenueOrder order) {
        return markets.get(order.order().symbol()).liquidity();
    }

    private static Predicate<Price> upTo(VenueOrder order, Price worst) {
        return order.order().side() == Side.BUY
                ? price -> price.compareTo(worst) <= 0
                : price -> price.compareTo(worst) >= 0;
    }
}
