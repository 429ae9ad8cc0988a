package io.sapphire.gateway.stream;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import reactor.core.publisher.Operators;

/**
 * What one client is told, as it asks for more and as there is more. It reads the board at its own speed; nothing is kept
 * for it but how far it has come. With thousands of clients what counts is how much memory one of them touches at a ring:
 * this is one object, and it calls its hearer itself. Safe for many threads: one at a time tells.
 */
final class Telling implements Subscription {
    private static final AtomicLongFieldUpdater<Telling> ASKED =
            AtomicLongFieldUpdater.newUpdater(Telling.class, "asked");
    private static final AtomicIntegerFieldUpdater<Telling> CALLS =
            AtomicIntegerFieldUpdater.newUpdater(Telling.class, "calls");
    private static final byte[] NOTHING = new byte[0];
    private static final int TOLERANCE_SHARE = 10;

    private final EventStream stream;
    private final Audience audience;
    private final Subscriber<? super byte[]> hearer;
    private final Optional<String> lastEventId;
    private final Runnable tooSlow;
    private volatile long asked;
    private volatile int calls;
    /** There may be something to tell. */
    private volatile boolean rung = true;

    private volatile boolean over;
    private volatile @Nullable Missed missed;
    private Cursor cursor;
    private boolean greeted;
    private boolean placed;
    private boolean level;
    private boolean closing;
    private long lastDemand = System.nanoTime();
    private long lastSent = System.nanoTime();

    /**
     * @param from where it stands that wants only what comes
     * @param lastEventId what it received last, as it says
     * @param tooSlow run at most once, before the farewell
     */
    Telling(
            EventStream stream,
            Audience audience,
            Subscriber<? super byte[]> hearer,
            Cursor from,
            Optional<String> lastEventId,
            Runnable tooSlow) {
        this.stream = stream;
        this.audience = audience;
        this.hearer = hearer;
        this.cursor = from;
        this.lastEventId = lastEventId;
        this.tooSlow = tooSlow;
    }

    /** Something is new, or will not come any more. */
    void ring() {
        rung = true;
        goOn();
    }

    @Override
    public void request(long pieces) {
        if (Operators.validate(pieces)) {
            var _ = Operators.addCap(ASKED, this, pieces);
            goOn();
        }
    }

    @Override
    public void cancel() {
        over = true;
        audience.leave(this);
        var reading = missed;
        if (reading != null) {
            reading.dispose();
        }
    }

    private void goOn() {
        if (CALLS.getAndIncrement(this) == 0) {
            int answered = 1;
            do {
                tell();
                answered = CALLS.addAndGet(this, -answered);
            } while (answered != 0);
        }
    }

    private void tell() {
        try {
            while (rung && asked > 0 && !over) {
                tellNext();
            }
        } catch (RuntimeException failure) {
            cancel();
            hearer.onError(failure);
        }
        if (rung && !over && !closing && !keepsUp()) {
            closing = true;
            tooSlow.run();
        }
    }

    private void tellNext() {
        lastDemand = System.nanoTime();
        rung = false;
        var piece = next();
        if (piece.length > 0) {
            lastSent = lastDemand;
            var _ = Operators.produced(ASKED, this, 1);
            hearer.onNext(piece);
        }
        if (closing && !over) {
            cancel();
            hearer.onComplete();
        }
    }

    /** Asked at every ring at which the client takes nothing. */
    private boolean keepsUp() {
        boolean takes =
                System.nanoTime() - lastDemand < stream.rules().patience().toNanos();
        return takes && (!level || stream.board().near(cursor, stream.rules().backlog()));
    }

    /** @return nothing if the next ring has to be waited for */
    private byte[] next() {
        if (!greeted) {
            greeted = true;
            rung = true;
            return stream.hello(cursor.sequence());
        }
        if (closing || stream.closing()) {
            closing = true;
            return stream.bye(stream.closing() ? "the gateway is stopping" : "too slow: facts were waiting");
        }
        if (!placed && stream.board().run().isPresent()) {
            placed = true;
            if (lastEventId.isPresent() && !resume(lastEventId.get())) {
                return restart();
            }
        }
        var reading = missed;
        return reading == null ? upToNow() : read(reading);
    }

    /** @return whether what it received last was of this run */
    private boolean resume(String id) {
        var last = EventId.parse(id).filter(parsed -> stream.board().run().equals(Optional.of(parsed.run())));
        last.ifPresent(parsed -> cursor = new Cursor(stream.board().now().generation(), parsed.sequence(), 0));
        return last.isPresent();
    }

    private byte[] restart() {
        cursor = stream.board().now();
        rung = true;
        return stream.reset();
    }

    private byte[] upToNow() {
        var chunk = audience.after(cursor);
        while (chunk.isPresent()) {
            cursor = chunk.get().to();
            if (chunk.get().caughtUp()) {
                level = true;
                return orHeartbeat(chunk.get().bytes());
            }
            if (chunk.get().bytes().length > 0) {
                rung = true;
                return chunk.get().bytes();
            }
            chunk = audience.after(cursor);
        }
        return stream.board().current(cursor) ? missed() : restart();
    }

    private byte[] missed() {
        var reading = new Missed(() -> audience.thread().execute(this::ring));
        missed = reading;
        stream.past().after(cursor, audience.topics()).subscribe(reading);
        return orHeartbeat(NOTHING);
    }

    private byte[] read(Missed reading) {
        for (var told = reading.take(); told.isPresent(); told = reading.take()) {
            cursor = told.get().to();
            if (told.get().bytes().length > 0) {
                rung = true;
                return told.get().bytes();
            }
        }
        if (reading.failed()) {
            closing = true;
            return stream.bye("what was missed cannot be read now");
        }
        if (!reading.complete()) {
            return orHeartbeat(NOTHING);
        }
        missed = null;
        return upToNow();
    }

    /** A beat that is nearly due goes out with this ring, not the next. */
    private byte[] orHeartbeat(byte[] bytes) {
        long longest = stream.rules().heartbeat().toNanos();
        boolean due = lastDemand - lastSent >= longest - longest / TOLERANCE_SHARE;
        return bytes.length == 0 && due ? stream.heartbeat() : bytes;
    }
}
