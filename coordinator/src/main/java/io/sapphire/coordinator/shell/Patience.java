package io.sapphire.coordinator.shell;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/** Waits for somebody no longer than it may, and then says for whom. */
final class Patience {

    private Patience() {}

    /** @param whom as the sentence begins, for example {@code the exchange adapter} */
    static <T> UnaryOperator<Mono<T>> with(Duration limit, String whom) {
        return answer -> answer.timeout(
                limit,
                Mono.error(() -> new TimeoutException(whom + " did not answer within " + limit.toSeconds() + " s")));
    }
}
