package io.sapphire.cache;

import reactor.core.publisher.Mono;

/** Values by key. It may forget at any time, and does not fail: whoever finds nothing asks the source. */
public interface Cache {

    /** Empty if it is not known, or not known in time. */
    Mono<byte[]> find(CacheKey key);

    /** Completes when the value is kept, or is not going to be. It lives as long as its row says. */
    Mono<Void> keep(CacheKey key, byte[] value);
}
