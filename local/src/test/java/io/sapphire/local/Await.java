package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Asks again until it is so. */
public final class Await {
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private Await() {}

    /** Fails if it is not so within the limit. */
    public static void until(Duration limit, Condition condition) throws Exception {
        long start = System.nanoTime();
        while (!condition.holds()) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(limit);
            assertThat(NEVER.await(20, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    public interface Condition {
        boolean holds() throws Exception;
    }
}
