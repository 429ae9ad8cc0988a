package io.sapphire.gateway.http;

import io.sapphire.gateway.view.Risk.ControlRequest;
import reactor.core.publisher.Mono;

/**
 * Something an operator can do. Fails with {@link IllegalArgumentException} if it makes no sense, with
 * {@link IllegalStateException} if it cannot be done now, with {@link java.util.concurrent.TimeoutException} if nobody
 * knows whether it was done, and with {@link java.net.ConnectException} if nobody is there to do it.
 *
 * @param <R> what is wanted
 */
@FunctionalInterface
public interface Command<R> {

    /** @return sequence of what was recorded */
    Mono<Long> give(String operator, R request);

    /** Of which only how much of the trading it is about has to be said. */
    interface Scoped extends Command<ControlRequest> {}
}
