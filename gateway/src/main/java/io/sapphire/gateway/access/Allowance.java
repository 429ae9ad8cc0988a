package io.sapphire.gateway.access;

import java.time.Duration;
import reactor.core.publisher.Mono;

/** How often somebody may do something. */
@FunctionalInterface
public interface Allowance {

    /**
     * Takes one use.
     *
     * @param who a principal's name, or an address
     * @return nil if it may, else how long to wait
     */
    Mono<Duration> take(String who, Lane lane);
}
