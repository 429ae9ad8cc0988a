package io.sapphire.exchange.execution.venue;

import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.order.Order;
import io.sapphire.domain.order.OrderId;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * One account at one venue. {@code submit} and {@code cancel} never fail: what happened to the request is their answer.
 * Everything else only reads, may be repeated, and fails if the venue does not answer.
 */
public interface VenueOrders {

    /** The markets traded on. */
    List<Symbol> symbols();

    /** Sends the order once, whatever happens. */
    Mono<Outcome> submit(Order order);

    /** Asks once to cancel. {@link Outcome.Taken} says that the venue will try, not that the order is gone. */
    Mono<Outcome> cancel(Symbol symbol, OrderId id);

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
