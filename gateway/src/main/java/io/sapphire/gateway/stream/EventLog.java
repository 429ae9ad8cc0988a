package io.sapphire.gateway.stream;

import io.sapphire.domain.event.Recorded;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where the coordinator's events come from. */
public interface EventLog {
    /** What is there is told at once. */
    Duration LOOKING = Duration.ofSeconds(2);

    /**
     * Every event from the first on, for ever, each once and in order. Comes back by itself after a loss; if the log then
     * turns out to be another run's, it begins with that run's first event.
     */
    Flux<List<Recorded>> follow();

    /** Every event from a sequence on; fails when the way to the log is lost. */
    Flux<List<Recorded>> from(long sequence);

    /**
     * Sequence of the newest event when the log was last connected to: who follows it and has not come so far knows a
     * past. 0 as long as that is not known.
     */
    long goal();

    /** The event behind a sequence, which names the record before it; nothing if it is not told in time. */
    default Mono<Recorded> behind(long sequence) {
        return from(sequence + 1)
                .next()
                .map(List::getFirst)
                .filter(next -> next.sequence() == sequence + 1)
                .timeout(LOOKING)
                .onErrorResume(_ -> Mono.empty());
    }

    /** Whether events arrive, or would if there were any. */
    boolean connected();
}
