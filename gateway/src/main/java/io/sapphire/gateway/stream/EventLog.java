package io.sapphire.gateway.stream;

import io.sapphire.domain.event.Recorded;
import java.util.List;
import reactor.core.publisher.Flux;

/** Where the coordinator's events come from. */
public interface EventLog {

    /**
     * Every event from the first on, for ever, each once and in order. Comes back by itself after a loss; if the log then
     * turns out to be another run's, it begins with that run's first event.
     */
    Flux<List<Recorded>> follow();

    /** Every event from a sequence on; fails when the way to the log is lost. */
    Flux<List<Recorded>> from(long sequence);

    /** Whether events arrive, or would if there were any. */
    boolean connected();
}
