package io.sapphire.gateway.http;

import reactor.core.publisher.Mono;

/**
 * Something an operator can do. Fails with {@link IllegalArgumentException} if it makes no sense, with
 * {@link IllegalStateException} if it cannot be done now, with {@link java.util.concurrent.TimeoutException} if nobody
 * knows whether it was done, and with {@link java.net.ConnectException} if nobody is there to do it.
 */
@FunctionalInterface
public interface Command {

    /** @return sequence of what was recorded */
    Mono<Long> give(String operator, String reason);
}
