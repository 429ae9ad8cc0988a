package io.sapphire.simulator.engine;

import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.SignedQuantity;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Terms;
import io.sapphire.simulator.account.Account;
import io.sapphire.simulator.matching.Liquidity;
import io.sapphire.simulator.matching.Match;
import io.sapphire.simulator.order.OrderStatus;
import io.sapphire.simulator.order.Orders;
import io.sapphire.simulator.order.VenueFill;
import io.sapphire.simulator.order.VenueOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lets orders trade, books what they did, and tells their owner. */
final class Trading {
    private final MarketStates markets;
    private final Account account;
    private final Orders orders;
    private final VenueListener listener;
    private final List<VenueFill> fills = new ArrayList<>();

    Trading(MarketStates markets, Account account, Orders orders, VenueListener listener) {
        this.markets = markets;
        this.account = account;
        this.orders = orders;
        this.listener = listener;
    }

    List<VenueFill> fills() {
        return Collections.unmodifiableList(fills);
    }

    /** Everything an order that takes liquidity can get now, up to a price. */
    List<Match> walk(VenueOrder order, Price worst) {
        var side = order.order().side();
        return liquidity(order).walk(side, tradable(order), price -> isAcceptable(side, price, worst));
    }

    void take(VenueOrder order, List<Match> matches, Instant now) {
        for (var match : matches) {
            liquidity(order).take(order.order().side(), match);
            book(order, match, false, now);
        }
    }

    /** At once and at any price; what the book does not offer expires. */
    void takeAtMarket(VenueOrder order, Instant now) {
        take(order, liquidity(order).walk(order.order().side(), tradable(order), _ -> true), now);
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
    void cancelAll(Symbol symbol, Instant now) {
        for (var order : orders.open(symbol)) {
            if (order.hasArrived()) {
                cancel(order, now);
            }
        }
    }

    /** The same, but for stops that wait for their price. */
    void cancelAllButStops(Symbol symbol, Instant now) {
        for (var order : orders.open(symbol)) {
            if (order.hasArrived() && !(order.order().terms() instanceof Terms.StopMarket)) {
                cancel(order, now);
            }
        }
    }

    PositionView position(Symbol symbol) {
        var holding = account.holding(symbol);
        var unrealised = markets.get(symbol).mark().map(holding::unrealised).orElse(Money.ZERO);
        return new PositionView(symbol, holding.quantity(), holding.entryPrice(), account.realised(symbol), unrealised);
    }

    /** What may still trade, in 1e-8 units: a reducing order no more than is held against it. */
    private long tradable(VenueOrder order) {
        if (!order.isOpen()) {
            return 0;
        }
        if (!order.order().onlyReduces()) {
            return order.openE8();
        }
        long held = account.holding(order.order().symbol()).quantity().e8();
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
        var realised = account.trade(wish.symbol(), tradeId, traded, match.price(), fee, now);
        order.fill(match.quantity().e8(), notional, isLast(order, match), now);
        if (!order.isOpen()) {
            orders.filled(order);
        }
        tell(
                order,
                new VenueFill(
                        tradeId,
                        order.orderId(),
                        wish.clientOrderId(),
                        wish.symbol(),
                        wish.side(),
                        match.price(),
                        match.quantity(),
                        fee,
                        realised,
                        maker,
                        now));
        expireWhatNoLongerReduces(wish.symbol(), now);
    }

    private void tell(VenueOrder order, VenueFill fill) {
        fills.add(fill);
        listener.onUser(new UserFact.OrderTraded(order.view(), fill, fill.eventTime()));
        tellAccount(UserFact.Reason.ORDER, fill.symbol(), Money.ZERO, fill.eventTime());
    }

    void tellAccount(UserFact.Reason reason, Symbol symbol, Money change, Instant now) {
        listener.onUser(new UserFact.AccountMoved(reason, account.wallet(), change, position(symbol), now));
    }

    private boolean isLast(VenueOrder order, Match match) {
        return order.order().closesPosition()
                ? account.holding(order.order().symbol()).quantity().isZero()
                : order.openE8() == match.quantity().e8();
    }

    private void expireWhatNoLongerReduces(Symbol symbol, Instant now) {
        for (var order : orders.open(symbol)) {
            if (order.hasArrived()) {
                expireIfUseless(order, now);
            }
        }
    }

    /** Stops stay: they protect whatever position comes next. */
    void expireIfUseless(VenueOrder order, Instant now) {
        boolean waits = order.order().terms() instanceof Terms.Limit;
        if (waits && order.order().reduceOnly() && tradable(order) == 0) {
            expire(order, now);
        }
    }

    private void close(VenueOrder order, OrderStatus how, Instant now) {
        if (!order.isOpen()) {
            return;
        }
        orders.close(order, how, now);
        markets.get(order.order().symbol()).resting().remove(order.orderId());
        listener.onUser(new UserFact.OrderMoved(order.view(), now));
    }

    private Liquidity liquidity(VenueOrder order) {
        return markets.get(order.order().symbol()).liquidity();
    }

    private static boolean isAcceptable(Side side, Price price, Price worst) {
        return side == Side.BUY ? price.compareTo(worst) <= 0 : price.compareTo(worst) >= 0;
    }
}
