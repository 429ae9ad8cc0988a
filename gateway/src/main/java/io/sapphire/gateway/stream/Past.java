package io.sapphire.gateway.stream;

import io.sapphire.domain.event.MeshEvent.RunStarted;
import io.sapphire.domain.event.Recorded;
import io.sapphire.gateway.projection.Caps;
import io.sapphire.gateway.projection.Projection;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Tells facts anew that the board has forgotten: the log is read and folded again, so the rows are the same as the first
 * time. Safe for many threads.
 */
final class Past {
    /** However many clients ask, the rest of the gateway stays quick. */
    private static final int THREADS = 2;

    private static final int WAITING = 100_000;
    private static final int IDLE_SECONDS = 60;
    private static final int TOLD_AT_ONCE = 64;

    private final EventLog log;
    private final Board board;
    private final Encoder encoder;
    private final Caps caps;
    private final Scheduler threads = Schedulers.newBoundedElastic(THREADS, WAITING, "past", IDLE_SECONDS, true);

    Past(EventLog log, Board board, Encoder encoder, Caps caps) {
        this.log = log;
        this.board = board;
        this.encoder = encoder;
        this.caps = caps;
    }

    /**
     * Facts told anew.
     *
     * @param to how far a client has come with them
     */
    record Told(Cursor to, byte[] bytes) {}

    /** All facts after a cursor, up to where the board goes on; they are read as they are asked for, on threads of its own. */
    Flux<Told> after(Cursor from, Topics topics) {
        var projection = new Projection(caps);
        return Flux.defer(() -> log.from(1))
                .publishOn(threads, 1)
                .concatMapIterable(batch -> batch)
                .concatMapIterable(recorded -> again(projection, recorded, from), 1)
                .takeUntil(group -> board.covers(at(from, group)))
                .buffer(TOLD_AT_ONCE)
                .map(groups -> new Told(at(from, groups.getLast()), told(groups, topics)))
                .subscribeOn(threads);
    }

    private List<FactGroup> again(Projection projection, Recorded recorded, Cursor from) {
        if (recorded.event() instanceof RunStarted run && !board.run().equals(Optional.of(run.runId()))) {
            throw new IllegalStateException("another run has begun");
        }
        var facts = projection.apply(recorded);
        return facts.isEmpty() || recorded.sequence() <= from.sequence()
                ? List.of()
                : List.of(encoder.group(recorded, projection.asOf().eventTimeUs(), facts));
    }

    private static Cursor at(Cursor from, FactGroup group) {
        return new Cursor(from.generation(), group.sequence(), from.version());
    }

    private byte[] told(List<FactGroup> groups, Topics topics) {
        var run = board.run().orElseThrow();
        var frames = new Frames();
        groups.forEach(group -> frames.add(group, topics, run));
        return frames.toBytes();
    }

    void close() {
        threads.dispose();
    }
}
