package io.sapphire.local.history;

import io.sapphire.simulator.market.Recording;
import io.sapphire.simulator.market.Tape;
import io.sapphire.simulator.mirror.Ear;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Writes down what is heard of one market, until it cannot or has enough. Heard on one thread, asked on another. */
final class Notes implements Ear {
    private final FrameFile file;
    private final InstantSource clock;
    private final CountDownLatch enough;
    private final long most;
    private volatile Optional<Tape> tape = Optional.empty();
    private volatile long messages;
    private volatile long books;
    private volatile Optional<IOException> failure = Optional.empty();

    /**
     * @param enough counted down when there is nothing more to write
     * @param most messages to write, once a book is among them
     */
    Notes(FrameFile file, InstantSource clock, CountDownLatch enough, long most) {
        this.file = file;
        this.clock = clock;
        this.enough = enough;
        this.most = most;
    }

    /** Whose events nobody else takes. */
    void follow(Recording market) {
        tape = Optional.of(market.play(Duration.ZERO));
    }

    @Override
    public void hear(String symbol, String json) {
        tape.ifPresent(Notes::drain);
        if (isEnough()) {
            return;
        }
        try {
            file.write(clock.instant(), json);
            books += json.contains("\"lastUpdateId\"") ? 1 : 0;
            messages = file.lines();
        } catch (IOException full) {
            failure = Optional.of(full);
        }
        if (isEnough()) {
            enough.countDown();
        }
    }

    /** Without a book it could not be played. */
    private boolean isEnough() {
        return failure.isPresent() || messages >= most && books > 0;
    }

    long messages() {
        return messages;
    }

    /** Whole books among them. */
    long books() {
        return books;
    }

    Optional<IOException> failure() {
        return failure;
    }

    private static void drain(Tape tape) {
        while (!tape.nextTime().equals(Instant.MAX)) {
            var _ = tape.next();
        }
    }
}
