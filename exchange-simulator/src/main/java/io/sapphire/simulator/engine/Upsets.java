package io.sapphire.simulator.engine;

import io.sapphire.domain.market.Price;
import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.OrderId;
import io.sapphire.simulator.account.Account;
import io.sapphire.simulator.market.LevelChange;
import io.sapphire.simulator.matching.Match;
import io.sapphire.simulator.order.Leg;
import io.sapphire.simulator.order.NewOrder;
import io.sapphire.simulator.order.OrderRef;
import io.sapphire.simulator.order.Orders;
import io.sapphire.simulator.order.SelfTrade;
import io.sapphire.simulator.order.Terms;
import io.sapphire.simulator.order.VenueOrder;
import io.sapphire.simulator.order.WorkingPrice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;

/** Does to clients what they did not ask for. */
final class Upsets {
    private final MarketStates markets;
    private final Account account;
    private final Orders orders;
    private final Ordering ordering;
    private final Trading trading;
    private final Playback playback;
    private final Notices notices;

    Upsets(
            MarketStates markets,
            Account account,
            Orders orders,
            Ordering ordering,
            Trading trading,
            Playback playback,
            Notices notices) {
        this.markets = markets;
        this.account = account;
        this.orders = orders;
        this.ordering = ordering;
        this.trading = trading;
        this.playback = playback;
        this.notices = notices;
    }

    /** Why it cannot be done now, in a sentence; nothing if it can. */
    Optional<String> check(Upset upset) {
        return switch (upset) {
            case Upset.NextOrder _ -> Optional.empty();
            case Upset.Filled(Symbol symbol, OrderRef ref) ->
                open(symbol, ref).filter(Upsets::isInBook).isPresent()
                        ? Optional.empty()
                        : Optional.of("no such order waits in the book of " + symbol);
            case Upset.Cancelled(Symbol symbol, OrderRef ref) ->
                open(symbol, ref).isPresent()
                        ? Optional.empty()
                        : Optional.of("no such order of " + symbol + " is open");
            case Upset.Deleveraged(Leg leg) ->
                account.holding(leg).quantity().isZero()
                        ? Optional.of("nothing is held of " + leg.symbol() + " " + leg.side())
                        : Optional.empty();
            case Upset.Jumped(Symbol symbol, long _) -> priced(symbol);
            case Upset.StatusChanged(Symbol symbol, MarketStatus _) -> listed(symbol);
            case Upset.TickChanged(Symbol symbol, Price _) -> listed(symbol);
        };
    }

    void apply(Upset upset, Instant now) {
        switch (upset) {
            case Upset.NextOrder next -> ordering.treatNext(next.treatment());
            case Upset.Filled(Symbol symbol, OrderRef ref) ->
                fill(open(symbol, ref).orElseThrow(), now);
            case Upset.Cancelled(Symbol symbol, OrderRef ref) ->
                trading.cancel(open(symbol, ref).orElseThrow(), now);
            case Upset.Deleveraged(Leg leg) -> deleverage(leg, now);
            case Upset.Jumped(Symbol symbol, long ticks) -> jump(markets.get(symbol), ticks, now);
            case Upset.StatusChanged(Symbol symbol, MarketStatus status) ->
                markets.get(symbol).status(status);
            case Upset.TickChanged(Symbol symbol, Price tick) ->
                markets.get(symbol).tick(tick);
        }
    }

    private void fill(VenueOrder order, Instant now) {
        var limit = (Terms.Limit) order.order().terms().working();
        trading.fillResting(order.orderId(), new Match(limit.price(), new Quantity(order.openE8())), now);
    }

    private void deleverage(Leg leg, Instant now) {
        var held = account.holding(leg).quantity();
        var mark = markets.mark(leg.symbol());
        var order = new NewOrder(
                leg.symbol(),
                new OrderId("adl_autoclose-" + leg.symbol() + "-" + now.toEpochMilli()),
                held.signum() > 0 ? Side.SELL : Side.BUY,
                leg.side(),
                new Terms.Market(),
                held.magnitude().e8(),
                true,
                WorkingPrice.CONTRACT_PRICE,
                false,
                SelfTrade.EXPIRE_MAKER);
        var taken = orders.take(order, true, now);
        taken.arrive(now);
        notices.moved(taken, now);
        trading.fillResting(taken.orderId(), new Match(mark, held.magnitude()), now);
    }

    /** The book as it is disappears and comes back elsewhere. */
    private void jump(MarketState market, long ticks, Instant now) {
        long by = Math.multiplyExact(ticks, market.instrument().tick().e8());
        var changes = new ArrayList<LevelChange>();
        for (var side : Side.values()) {
            market.liquidity().displayed().levels(side).forEach((price, quantity) -> {
                changes.add(new LevelChange(side, price, 0));
                if (price.e8() + by > 0) {
                    changes.add(new LevelChange(side, new Price(price.e8() + by), quantity));
                }
            });
        }
        changes.sort(Comparator.comparingLong(LevelChange::quantityE8));
        market.shift().add(by);
        playback.move(market, changes, now);
    }

    private Optional<VenueOrder> open(Symbol symbol, OrderRef ref) {
        return orders.find(symbol, ref).filter(VenueOrder::isOpen);
    }

    private static boolean isInBook(VenueOrder order) {
        return order.hasArrived() && !order.isWaiting() && order.order().terms().working() instanceof Terms.Limit;
    }

    private Optional<String> priced(Symbol symbol) {
        return listed(symbol)
                .or(() -> markets.get(symbol).mark().isEmpty()
                        ? Optional.of(symbol + " has no price yet")
                        : Optional.empty());
    }

    private Optional<String> listed(Symbol symbol) {
        return markets.find(symbol).isEmpty() ? Optional.of("the venue does not list " + symbol) : Optional.empty();
    }
}
