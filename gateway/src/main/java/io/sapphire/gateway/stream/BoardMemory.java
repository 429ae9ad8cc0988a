package io.sapphire.gateway.stream;

import io.sapphire.domain.event.MeshEvent.RunStarted;
import io.sapphire.domain.event.Recorded;
import io.sapphire.gateway.kept.BoardStore;
import io.sapphire.gateway.kept.KeptBoard;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Lets a gateway that starts show at once what was told before it, while it reads the log; what the log then tells
 * otherwise is taken back. {@link #find} and {@link #keeping} for any thread, all else for the views' only.
 */
final class BoardMemory {
    private static final Logger LOG = LoggerFactory.getLogger(BoardMemory.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final int MOST_FACTS = 5_000;
    private static final long MOST_BYTES = 4L << 20;
    /** They tell how this gateway and the mesh are now, not the run. */
    private static final Set<String> OWN = Set.of("system", "topology");

    private static final Duration LOOKING = Duration.ofSeconds(2);

    private final EventLog log;
    private final Optional<BoardStore> store;
    private final Board board;
    private volatile Optional<KeptBoard> found = Optional.empty();
    private volatile boolean recalling;
    private Recall recall = Recall.NONE;

    private BoardMemory(EventLog log, Optional<BoardStore> store, Board board) {
        this.log = log;
        this.store = store;
        this.board = board;
    }

    static BoardMemory in(BoardStore store, EventLog log, Board board) {
        return new BoardMemory(log, Optional.of(store), board);
    }

    static BoardMemory none(EventLog log, Board board) {
        return new BoardMemory(log, Optional.empty(), board);
    }

    /** Looks for the board of the run that begins with a batch. */
    Mono<Void> find(List<Recorded> batch) {
        return batch.getFirst().event() instanceof RunStarted run && store.isPresent()
                ? store.get()
                        .find(run.runId())
                        .filterWhen(this::isInTheLog)
                        .doOnNext(kept -> found = Optional.of(kept))
                        .then()
                : Mono.empty();
    }

    /** A log that came back from a copy may end earlier than what was told of it. */
    private Mono<Boolean> isInTheLog(KeptBoard kept) {
        return log.from(kept.sequence())
                .next()
                .map(batch -> batch.getFirst().sequence() == kept.sequence())
                .timeout(LOOKING)
                .onErrorResume(failure -> {
                    LOG.warn("what was kept of run {} is not used: {}", kept.run(), failure.getMessage());
                    return Mono.just(false);
                });
    }

    /** Keeps the board every few seconds, if something is new. */
    Mono<Void> keeping() {
        return store.map(kept -> Flux.interval(EVERY, Schedulers.boundedElastic())
                        .onBackpressureDrop()
                        .filter(_ -> !recalling && board.sequence() >= log.goal())
                        .concatMap(
                                _ -> Mono.justOrEmpty(
                                        board.kept(MOST_FACTS, MOST_BYTES, topic -> !OWN.contains(topic))),
                                1)
                        .distinctUntilChanged(BoardMemory::place)
                        .concatMap(kept::keep, 1)
                        .then())
                .orElseGet(Mono::never);
    }

    private static List<Object> place(KeptBoard kept) {
        return List.of(kept.run(), kept.sequence());
    }

    /** A run begins: with what was told of it before, if that is known. */
    void begin(String run) {
        var kept = found.filter(candidate -> candidate.run().equals(run));
        found = Optional.empty();
        recall = kept.map(this::recalled).orElse(Recall.NONE);
        recalling = kept.isPresent();
        if (kept.isEmpty()) {
            board.begin(run);
        }
    }

    private Recall recalled(KeptBoard kept) {
        LOG.info("showing run {} as it was at event {} while its log is read", kept.run(), kept.sequence());
        return Recall.of(kept, board.recall(kept));
    }

    /** Whether values are those of the cache still. */
    boolean isRecalling() {
        return recalling;
    }

    /** Shows a fact, unless it is shown already. */
    void tell(String run, FactGroup group) {
        if (!recall.holds(group.sequence())) {
            board.add(group);
        } else if (!recall.agrees(group)) {
            takeBack(run, group.sequence());
        }
    }

    /** Every event up to a sequence has been taken in. */
    void advance(String run, long to) {
        if (!recalling) {
            board.advance(to);
        } else if (!recall.holds(to + 1)) {
            finish(run, to);
        }
    }

    private void finish(String run, long to) {
        if (recall.isConfirmed()) {
            board.forgetRecalled();
            recall = Recall.NONE;
            recalling = false;
        } else {
            takeBack(run, to);
        }
    }

    /** Clients begin anew with what the log told so far. */
    private void takeBack(String run, long at) {
        LOG.warn("what was kept of run {} is not what its log says at event {}: it is told anew", run, at);
        recall = Recall.NONE;
        recalling = false;
        board.restart(run, at);
    }
}
