package io.sapphire.gateway.stream;

import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.SynchronousSink;

/**
 * One client of the event stream. It reads the board at its own speed; nothing is kept for it but how far it has come.
 * Facts are never skipped, values are: a slow client gets only their latest. One that stays too far behind is closed.
 */
public final class Client {
    private static final int TOLERANCE_SHARE = 10;

    private final EventStream stream;
    private final Board board;
    private final StreamRules rules;
    private final Topics topics;
    private final Optional<String> lastEventId;
    private final Sinks.Empty<Void> tooSlow = Sinks.empty();
    private volatile Cursor cursor;
    private volatile boolean placed;
    private volatile boolean level;
    private volatile boolean closing;
    private volatile long lastDemand = System.nanoTime();
    private volatile long lastSent = System.nanoTime();

    Client(EventStream stream, Topics topics, Optional<String> lastEventId) {
        this.stream = stream;
        this.board = stream.board();
        this.rules = stream.rules();
        this.topics = topics;
        this.lastEventId = lastEventId;
        this.cursor = board.now();
    }

    /** What goes over the wire, piece by piece; the arrays are shared and must not be changed. */
    public Flux<byte[]> bytes() {
        return Flux.concat(
                        Mono.fromSupplier(() -> stream.hello(cursor.sequence())), live(), Mono.fromSupplier(this::bye))
                .onErrorResume(_ -> Mono.just(stream.bye("what was missed cannot be read now")))
                .doOnSubscribe(_ -> stream.came())
                .doFinally(_ -> stream.left());
    }

    /** Completes when the connection must be cut, because the client does not even take the farewell. */
    public Mono<Void> cut() {
        return tooSlow.asMono().then(Mono.delay(rules.grace())).then();
    }

    private Flux<byte[]> live() {
        return stream.bell().takeWhile(_ -> keepsUp()).onBackpressureLatest().concatMap(_ -> Flux.defer(this::next), 1);
    }

    /** Asked at every ring, also while the client takes nothing. */
    private boolean keepsUp() {
        boolean takes = System.nanoTime() - lastDemand < rules.patience().toNanos();
        boolean keepsUp = takes && (!level || !board.current(cursor) || near());
        if (!keepsUp) {
            closing = true;
            var _ = tooSlow.tryEmitEmpty();
        }
        return keepsUp;
    }

    private boolean near() {
        return board.covers(cursor) && board.behind(cursor) <= rules.backlog();
    }

    private byte[] bye() {
        return stream.bye(stream.closing() ? "the gateway is stopping" : "too slow: facts were waiting");
    }

    private Flux<byte[]> next() {
        lastDemand = System.nanoTime();
        if (board.run().isEmpty()) {
            return chunks();
        }
        if (!placed) {
            placed = true;
            return lastEventId.map(this::resume).orElseGet(this::begin);
        }
        if (!board.current(cursor)) {
            return restart();
        }
        return board.covers(cursor) ? chunks() : missed();
    }

    private Flux<byte[]> begin() {
        return board.current(cursor) ? chunks() : restart();
    }

    private Flux<byte[]> resume(String id) {
        var last = EventId.parse(id).filter(parsed -> board.run().equals(Optional.of(parsed.run())));
        if (last.isEmpty()) {
            return restart();
        }
        cursor = new Cursor(board.now().generation(), last.get().sequence(), 0);
        return board.covers(cursor) ? chunks() : missed();
    }

    private Flux<byte[]> restart() {
        cursor = board.now();
        return Flux.concat(Mono.fromSupplier(stream::reset), chunks());
    }

    private Flux<byte[]> missed() {
        var told = stream.past()
                .after(cursor, topics, () -> lastDemand = System.nanoTime())
                .doOnNext(piece -> cursor = piece.to())
                .map(Past.Told::bytes)
                .filter(bytes -> bytes.length > 0);
        return told.publish(shared -> Flux.merge(shared, stream.beats().takeUntilOther(shared.ignoreElements())))
                .concatWith(chunks());
    }

    private Flux<byte[]> chunks() {
        return Flux.generate(this::chunk)
                .map(chunk -> chunk.caughtUp() ? orHeartbeat(chunk.bytes()) : chunk.bytes())
                .filter(bytes -> bytes.length > 0)
                .doOnNext(_ -> lastSent = System.nanoTime());
    }

    private void chunk(SynchronousSink<Chunk> sink) {
        lastDemand = System.nanoTime();
        if (closing) {
            sink.complete();
            return;
        }
        var chunk = board.after(cursor, topics);
        cursor = chunk.to();
        sink.next(chunk);
        if (chunk.caughtUp()) {
            level = true;
            sink.complete();
        }
    }

    /** A beat that is nearly due goes out with this ring, not the next. */
    private byte[] orHeartbeat(byte[] bytes) {
        long silence = System.nanoTime() - lastSent;
        long longest = rules.heartbeat().toNanos();
        boolean due = silence >= longest - longest / TOLERANCE_SHARE;
        return bytes.length == 0 && due ? stream.heartbeat() : bytes;
    }
}
