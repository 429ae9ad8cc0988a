package io.sapphire.coordinator.shell;

import io.sapphire.coordinator.core.Effect;
import io.sapphire.coordinator.shell.Replica.Standing;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Replication;
import java.util.List;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** Holds what is decided against the log's replica. All but the last standing is for the core's thread. */
final class Replicated {
    private final Sequencer sequencer;
    private final Replica replica;
    private volatile Standing last = new Standing(0, 0, Replication.CURRENT, "");

    Replicated(Sequencer sequencer, Replica replica) {
        this.sequencer = sequencer;
        this.replica = replica;
    }

    /** Follows the replica from now on. @param changed told whenever it becomes good for something else */
    Disposable follow(Runnable changed) {
        return replica.standings().subscribe(next -> {
            boolean other = next.replication() != last.replication();
            last = next;
            if (other) {
                changed.run();
            }
        });
    }

    /** Completes when everything recorded so far is in the replica, or as soon as that cannot be waited for. */
    Mono<Standing> acknowledged() {
        return Mono.defer(() -> {
            long sequence = sequencer.core().state().sequence();
            return replica.standings()
                    .filter(standing -> standing.settles(sequence))
                    .next();
        });
    }

    /** Records what has become of the replica, if that is news. */
    List<Effect> note(String traceparent) {
        return note(last, traceparent);
    }

    List<Effect> note(Standing standing, String traceparent) {
        return standing.replication() == sequencer.core().state().replication()
                ? List.of()
                : sequencer.record(
                        new MeshEvent.ReplicationChanged(standing.replication(), standing.reason()), traceparent);
    }

    Standing last() {
        return last;
    }
}
