package io.sapphire.gateway.stream;

import java.util.Optional;
import org.reactivestreams.Publisher;
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

    /**
     * What goes over the wire, piece by piece; the arrays are shared and must not be changed.
     *
     * @param line on whose thread pieces are put together as well; while it is not open, nothing is
     */
    public Flux<byte[]> bytes(Line line) {
        return Flux.concat(
                        Mono.fromSupplier(() -> stream.hello(cursor.sequence())),
                        live(line),
                        Mono.fromSupplier(this::bye))
                .onErrorResume(_ -> Mono.just(stream.bye("what was missed cannot be read now")))
                .doOnSubscribe(_ -> stream.came())
                .doFinally(_ -> stream.left());
    }

    /** Completes when the connection must be cut, because the client does not even take the farewell. */
    public Mono<Void> cut() {
        return tooSlow.asMono().then(Mono.delay(rules.grace())).then();
    }

    private Flux<byte[]> live(Line line) {
        return stream.bell(line.thread())
                .takeWhile(_ -> keepsUp())
                .filter(_ -> line.open().getAsBoolean())
                .onBackpressureLatest()
                .concatMap(_ -> next(), 1);
    }

    /** Asked at every ring, also while the client takes nothing. */
    private boolean keepsUp() {
        boolean takes = System.nanoTime() - lastDemand < rules.patience().toNanos();
        boolean keepsUp = takes && (!level || board.near(cursor, rules.backlog()));
        if (!keepsUp) {
            closing = true;
            var _ = tooSlow.tryEmitEmpty();
        }
        return keepsUp;
    }

    private byte[] bye() {
        return stream.bye(stream.closing() ? "the gateway is stopping" : "too slow: facts were waiting");
    }

    /** Asked when what came before has been taken. */
    private Publisher<byte[]> next() {
        lastDemand = System.nanoTime();
        if (placed && board.goesOn(cursor)) {
            return upToNow();
        }
        if (board.run().isEmpty()) {
            return chunks();
        }
        if (!placed) {
            placed = true;
            return lastEventId.map(this::resume).orElseGet(this::begin);
        }
        return board.current(cursor) ? missed() : restart();
    }

    /** Nearly always one piece, or none: that costs no stream of its own. */
    private Publisher<byte[]> upToNow() {
        if (closing) {
            return Mono.empty();
        }
        var first = advance();
        var bytes = toSend(first);
        var piece = Mono.justOrEmpty(bytes.length > 0 ? bytes : null);
        return first.caughtUp() ? piece : piece.concatWith(chunks());
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
        return Flux.generate(this::chunk).map(this::toSend).filter(bytes -> bytes.length > 0);
    }

    private void chunk(SynchronousSink<Chunk> sink) {
        lastDemand = System.nanoTime();
        if (closing) {
            sink.complete();
            return;
        }
        var chunk = advance();
        sink.next(chunk);
        if (chunk.caughtUp()) {
            sink.complete();
        }
    }

    private Chunk advance() {
        var chunk = board.after(cursor, topics);
        cursor = chunk.to();
        if (chunk.caughtUp()) {
            level = true;
        }
        return chunk;
    }

    private byte[] toSend(Chunk chunk) {
        var bytes = chunk.caughtUp() ? orHeartbeat(chunk.bytes()) : chunk.bytes();
        if (bytes.length > 0) {
            lastSent = System.nanoTime();
        }
        return bytes;
    }

    /** A beat that is nearly due goes out with this ring, not the next. */
    private byte[] orHeartbeat(byte[] bytes) {
        long silence = System.nanoTime() - lastSent;
        long longest = rules.heartbeat().toNanos();
        boolean due = silence >= longest - longest / TOLERANCE_SHARE;
        return bytes.length == 0 && due ? stream.heartbeat() : bytes;
    }
}
