package io.sapphire.coordinator.shell;

import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Frames that arrived and are not recorded yet. For the core's thread. */
final class FrameInbox {
    private final List<Frames> waiting = new ArrayList<>();
    private long wantedStep;
    private Sinks.One<Frames> arrived = Sinks.one();

    void put(Frames frames) {
        if (frames.step() > 0 && frames.step() == wantedStep) {
            var _ = arrived.tryEmitValue(frames);
        } else {
            waiting.add(frames);
        }
    }

    /** The frames of a step, as soon as they are here; those of steps before it are dropped. One caller at a time. */
    Mono<Frames> ofStep(long step) {
        return Mono.defer(() -> {
            var here = waiting.stream().filter(frames -> frames.step() == step).findFirst();
            waiting.removeIf(frames -> frames.step() > 0 && frames.step() <= step);
            wantedStep = step;
            arrived = Sinks.one();
            here.ifPresent(frames -> arrived.tryEmitValue(frames).orThrow());
            return arrived.asMono();
        });
    }

    List<Frames> take() {
        var taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }
}
