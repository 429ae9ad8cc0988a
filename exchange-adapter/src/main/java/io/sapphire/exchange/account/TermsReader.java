package io.sapphire.exchange.account;

import io.sapphire.domain.market.Symbol;
import reactor.core.publisher.Mono;

/** Asks the venue for the terms of one market. */
@FunctionalInterface
public interface TermsReader {

    /** Fails if the venue does not answer or refuses. */
    Mono<TradingTerms> read(Symbol symbol);
}
