package io.sapphire.exchange.account;

import reactor.core.publisher.Mono;

/** Asks the venue for the account. */
@FunctionalInterface
public interface AccountReader {

    /** Fails if the venue does not answer. */
    Mono<Account> read();
}
