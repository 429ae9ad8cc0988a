package io.sapphire.coordinator.shell;

import io.sapphire.domain.event.MeshEvent;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Reports that arrived and are not recorded yet, in sequence. For the core's thread. */
final class ReportInbox {
    private final List<MeshEvent> waiting = new ArrayList<>();
    private long last;
    private final List<Wanted> wanted = new ArrayList<>();

    private record Wanted(long sequence, Sinks.Empty<Void> arrived) {}

    ReportInbox(long lastRecorded) {
        this.last = lastRecorded;
    }

    /** Takes reports in; what is known already, after a stream came back, is dropped. */
    void put(List<MeshEvent> reports) {
        for (var report : reports) {
            long sequence = sequence(report);
            if (sequence > last) {
                waiting.add(report);
                last = sequence;
            }
        }
        var satisfied = wanted.stream().filter(one -> last >= one.sequence()).toList();
        wanted.removeAll(satisfied);
        satisfied.forEach(one -> one.arrived().tryEmitEmpty().orThrow());
    }

    boolean has(long sequence) {
        return last >= sequence;
    }

    /** Completes once the report of a sequence has arrived. */
    Mono<Void> arrived(long sequence) {
        return Mono.defer(() -> {
            if (last >= sequence) {
                return Mono.empty();
            }
            var mine = new Wanted(sequence, Sinks.empty());
            wanted.add(mine);
            return mine.arrived().asMono();
        });
    }

    /**
     * Everything that waits; nothing if another caller took and recorded it. Whoever takes records at once, in the same
     * task: reports must not get into the log in another order.
     */
    List<MeshEvent> take() {
        var taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }

    private static long sequence(MeshEvent report) {
        return switch (report) {
            case MeshEvent.OrderChanged(var _, var sequence) -> sequence;
            case MeshEvent.AccountChanged(var _, var sequence) -> sequence;
            default ->
                throw new IllegalArgumentException(
                        "not a report: " + report.getClass().getSimpleName());
        };
    }
}
