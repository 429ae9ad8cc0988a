package io.sapphire.gateway.notify;

import reactor.core.publisher.Mono;

/** Brings a notice to people. */
public interface Messenger {

    /** As people know it, for example {@code telegram}. */
    String name();

    /** Completes when it was taken; fails with a {@link Undelivered} if it was not. */
    Mono<Void> tell(Notice notice);
}
