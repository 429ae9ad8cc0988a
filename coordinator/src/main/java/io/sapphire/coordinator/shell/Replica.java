package io.sapphire.coordinator.shell;

import io.sapphire.domain.event.Replication;
import reactor.core.publisher.Flux;

/** The copy of the log that survives the host. */
@FunctionalInterface
public interface Replica {
    /** There is none, and nobody waits for it. */
    Replica NONE = () -> Flux.just(new Standing(Long.MAX_VALUE, 0, Replication.CURRENT, ""));

    /**
     * How far it is, at once and whenever that changes. It neither ends nor fails, and says within bounded time that an
     * event is not acknowledged: whoever waits for one waits no longer.
     */
    Flux<Standing> standings();

    /**
     * How far the replica is.
     *
     * @param acknowledged everything up to this sequence is in it
     * @param lag events of the log that are not
     * @param reason why it is not current, in words; empty if it is
     */
    record Standing(long acknowledged, long lag, Replication replication, String reason) {

        /** Whether there is nothing to wait for: the event is in it, or nobody knows when it will be. */
        boolean settles(long sequence) {
            return acknowledged >= sequence || replication != Replication.CURRENT;
        }
    }
}
