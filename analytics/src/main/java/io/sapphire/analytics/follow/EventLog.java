package io.sapphire.analytics.follow;

import io.sapphire.domain.event.Recorded;
import java.util.List;
import reactor.core.publisher.Flux;

/** Where the events come from. */
public interface EventLog {

    /**
     * Every event from a sequence on, in order and without end; fails when the way to the log is lost, and with a
     * {@link ShortLogException} if the log does not reach as far.
     */
    Flux<List<Recorded>> from(long sequence);
}
