package io.sapphire.exchange.aster.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NonceSourceTest {
    private static final Instant START = Instant.parse("2013-11-25T00:00:00.123456789Z");
    private static final long START_MICROS = 1_385_337_600_123_456L;

    private final AtomicReference<Instant> clock = new AtomicReference<>(START);

    @Test
    void nonceIsMicrosecondsOfVenueTime() {
        assertThat(source(NonceFloor.none()).next()).isEqualTo(START_MICROS);
    }

    @Test
    void noncesRiseWhileTheClockStands() {
        var nonces = source(NonceFloor.none());

        assertThat(List.of(nonces.next(), nonces.next(), nonces.next()))
                .containsExactly(START_MICROS, START_MICROS + 1, START_MICROS + 2);
    }

    @Test
    void noncesRiseWhateverTheClockDoes() {
        var random = new Random(7);
        var nonces = source(NonceFloor.none());
        long last = 0;
        for (int i = 0; i < 10_000; i++) {
            clock.updateAndGet(now -> now.plusNanos(random.nextLong(-5_000_000, 5_000_000)));
            long next = nonces.next();
            assertThat(next).isGreaterThan(last);
            last = next;
        }
    }

    @Test
    void threadsNeverShareANonce() {
        var nonces = source(NonceFloor.none());
        var drawn = new ConcurrentLinkedQueue<Long>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            IntStream.range(0, 8).forEach(_ -> threads.execute(() -> draw(nonces, drawn)));
        }

        assertThat(new HashSet<>(drawn)).hasSize(8 * 2_000);
    }

    private void draw(NonceSource nonces, ConcurrentLinkedQueue<Long> drawn) {
        var own = new ArrayList<Long>();
        for (int i = 0; i < 2_000; i++) {
            own.add(nonces.next());
            clock.updateAndGet(now -> now.plus(Duration.ofNanos(300)));
        }
        assertThat(own).isSortedAccordingTo(Collections.reverseOrder().reversed());
        drawn.addAll(own);
    }

    @Test
    void restartWhileTheClockStandsUsesNoNonceAgain(@TempDir Path folder) {
        var file = folder.resolve("nonce");
        long last = 0;
        for (int restart = 0; restart < 5; restart++) {
            var nonces = source(new FileNonceFloor(file));
            for (int i = 0; i < 1_500; i++) {
                long next = nonces.next();
                assertThat(next).isGreaterThan(last);
                last = next;
            }
        }
        assertThat(last - START_MICROS).as("still close to venue time").isLessThan(20_000);
    }

    private NonceSource source(NonceFloor floor) {
        InstantSource venueClock = clock::get;
        return new NonceSource(venueClock, floor);
    }
}
