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

    /**
     * Sequence of the newest event when the log was last connected to: who follows it and has not come so far knows a
     * past. 0 as long as that is not known.
     */
    long goal();

    /** Whether events arrive, or would if there were any. */
    boolean connected();
}
