package io.sapphire.local.backtest;

import io.sapphire.domain.market.Side;
import io.sapphire.domain.order.Fill;
import io.sapphire.exchange.execution.venue.UserEvent;
import io.sapphire.exchange.execution.venue.VenueOrder;
import io.sapphire.exchange.execution.venue.VenueStatus;
import io.sapphire.exchange.marketdata.Levels;
import io.sapphire.exchange.marketdata.MarketEvent;
import io.sapphire.simulator.engine.MarketFact;
import io.sapphire.simulator.engine.UserFact;
import io.sapphire.simulator.market.LevelChange;
import io.sapphire.simulator.order.OrderStatus;
import io.sapphire.simulator.order.OrderView;
import io.sapphire.simulator.order.VenueFill;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the venue tells, in the words in which the adapter understands it: what the wire does between processes. */
final class VenueFacts {

    private VenueFacts() {}

    static MarketEvent market(MarketFact fact) {
        return switch (fact) {
            case MarketFact.Traded(var symbol, var trade) -> new MarketEvent.Traded(symbol, trade);
            case MarketFact.BookMoved moved -> moved(moved);
            case MarketFact.Quoted quoted -> new MarketEvent.Quoted(quoted.symbol(), quoted.eventTime());
            case MarketFact.Marked marked ->
                new MarketEvent.Marked(
                        marked.symbol(), marked.mark(), marked.fundingRate(), marked.nextFunding(), marked.eventTime());
        };
    }

    private static MarketEvent moved(MarketFact.BookMoved moved) {
        long before = moved.bookId() - 1;
        return new MarketEvent.BookChanged(
                moved.symbol(),
                before,
                moved.bookId(),
                before,
                levels(moved.changes(), Side.BUY),
                levels(moved.changes(), Side.SELL),
                moved.eventTime());
    }

    private static Levels levels(List<LevelChange> changes, Side side) {
        var levels = new Levels.Collector();
        for (var change : changes) {
            if (change.side() == side) {
                levels.add(change.price().e8(), change.quantityE8());
            }
        }
        return levels.levels();
    }

    /** Nothing for what the orders' own facts tell. */
    static Optional<UserEvent> user(UserFact fact) {
        return switch (fact) {
            case UserFact.OrderMoved(var view, var at) ->
                Optional.of(new UserEvent.OrderMoved(order(view, at, at), at));
            case UserFact.OrderAmended(var view, var at) ->
                Optional.of(new UserEvent.OrderMoved(order(view, at, at), at));
            case UserFact.OrderTraded(var view, var fill, var at) ->
                Optional.of(new UserEvent.OrderTraded(order(view, at, at), fill(fill), at));
            case UserFact.AccountMoved moved -> account(moved);
            case UserFact.LeverageMoved(var symbol, var leverage, var at) ->
                Optional.of(new UserEvent.LeverageSet(symbol, leverage, at));
            case UserFact.PositionModeMoved _, UserFact.MarginCalled _ -> Optional.empty();
        };
    }

    private static Optional<UserEvent> account(UserFact.AccountMoved moved) {
        return switch (moved.reason()) {
            // Margin set aside for one position stays in the account.
            case ORDER, MARGIN_TRANSFER, MARGIN_TYPE_CHANGE -> Optional.empty();
            case INSURANCE_CLEAR ->
                Optional.of(new UserEvent.BalanceMoved(
                        DirectVenue.ASSET, moved.change(), moved.reason().name(), moved.eventTime()));
            case FUNDING_FEE ->
                Optional.of(new UserEvent.FundingSettled(moved.change(), List.of(moved.symbol()), moved.eventTime()));
        };
    }

    /** The answer to a request. */
    static VenueOrder order(OrderView view) {
        return order(view, view.created(), view.updated());
    }

    private static VenueOrder order(OrderView view, Instant created, Instant updated) {
        return new VenueOrder(
                VenueOrders.fromVenue(view.order()),
                view.orderId(),
                status(view.status()),
                view.executedE8(),
                created,
                updated);
    }

    private static VenueStatus status(OrderStatus status) {
        return switch (status) {
            case NEW -> VenueStatus.NEW;
            case PARTIALLY_FILLED -> VenueStatus.PARTIALLY_FILLED;
            case FILLED -> VenueStatus.FILLED;
            case CANCELED -> VenueStatus.CANCELED;
            case EXPIRED -> VenueStatus.EXPIRED;
        };
    }

    private static Fill fill(VenueFill fill) {
        return new Fill(
                fill.tradeId(), fill.symbol(), fill.side(), fill.price(), fill.quantity(), fill.fee(), fill.maker());
    }
}
