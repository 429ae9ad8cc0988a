package io.sapphire.exchange.marketdata;

import io.sapphire.domain.market.Symbol;
import io.sapphire.domain.market.Trade;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/** What the venue remembers of its markets. All of it only reads, and fails if the venue does not answer. */
public interface History {

    /** Oldest first: those that start from then on and before then. */
    Mono<List<Candle>> candles(Symbol symbol, CandleInterval interval, Instant from, Instant to);

    /** Oldest first. */
    Mono<List<Trade>> trades(Symbol symbol, Instant from);

    /** Oldest first. */
    Mono<List<FundingSettlement>> funding(Symbol symbol, Instant from, Instant to);

    Mono<MarkView> mark(Symbol symbol);
}
