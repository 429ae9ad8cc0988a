package io.sapphire.exchange.execution.venue;

import io.sapphire.domain.market.Quantity;
import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Amendment;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * One account at one venue. What changes something never fails: what happened to the request is its answer. Everything
 * else only reads, may be repeated, and fails if the venue does not answer.
 */
public interface VenueOrders {

    /** Orders in one request. */
    int MOST_SUBMITTED = 5;

    /** Cancels in one request. */
    int MOST_CANCELLED = 10;

    /** The markets traded on. */
    List<Symbol> symbols();

    /** Why the venue would certainly refuse the order, in one sentence; nothing if it might take it. Asks nobody. */
    Optional<String> objection(Order order);

    /** The largest order at market the venue takes; nothing if no bound is known. Asks nobody. */
    Optional<Quantity> mostAtMarket(Symbol symbol);

    /** Sends the order once, whatever happens. */
    Mono<Outcome> submit(Order order);

    /** Asks once to cancel. {@link Outcome.Taken} says that the venue will try, not that the order is gone. */
    Mono<Outcome> cancel(Symbol symbol, OrderId id);

    /** Asks once to cancel, by the venue's number. Otherwise like {@link #cancel(Symbol, OrderId)}. */
    Mono<Outcome> cancel(Symbol symbol, long venueOrderId);

    /** Asks once for another price and quantity of a limit order that waits. */
    Mono<Outcome> amend(Symbol symbol, Amendment amendment);

    /**
     * Sends the orders once, together.
     *
     * @param orders at most {@link #MOST_SUBMITTED}
     * @return what happened to each, in their order
     */
    Mono<List<Outcome>> submit(List<Order> orders);

    /**
     * Asks once to cancel the orders, together.
     *
     * @param ids at most {@link #MOST_CANCELLED}, all of one market
     * @return what happened to each, in their order
     */
    Mono<List<Outcome>> cancel(Symbol symbol, List<OrderId> ids);

    /** Asks once to cancel every open order of the market, whoever sent it. */
    Mono<Receipt> cancelAll(Symbol symbol);

    /** Asks the venue not to look at an order that is still on its way. It may have looked at it already. */
    Mono<Receipt> withdraw(OrderId id);

    /**
     * Has the venue cancel every open order of the market should it not hear this again in time.
     *
     * @param delay venue time; zero if it is not to do that any more
     */
    Mono<Receipt> countDown(Symbol symbol, Duration delay);

    Mono<Lookup> find(Symbol symbol, OrderId id);

    Mono<Lookup> find(Symbol symbol, long venueOrderId);

    Mono<List<VenueOrder>> openOrders();

    /** Our trades with a greater id, oldest first. */
    Mono<List<VenueTrade>> tradesAfter(Symbol symbol, long tradeId);

    /** Id of our newest trade; 0 if there is none. */
    Mono<Long> newestTrade(Symbol symbol);

    /** Funding settled from then on, oldest first. */
    Mono<List<VenueFunding>> fundingSince(Instant time);

    Mono<VenueAccount> account();
}
