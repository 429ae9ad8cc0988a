package io.sapphire.local.process;

import io.sapphire.local.sentence.Refusal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One process that is started again whenever it ends, until it is told to stop. */
final class Supervised {
    private static final Duration ASK_AGAIN = Duration.ofMillis(50);

    private final ChildSpec spec;
    private final Supervision supervision;
    private final Consumer<String> notices;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile Child child;

    /** Starts the process. */
    Supervised(ChildSpec spec, Supervision supervision, Consumer<String> notices) {
        this.spec = spec;
        this.supervision = supervision;
        this.notices = notices;
        this.child = Child.start(spec);
    }

    /** @throws Refusal if the process ends before it is ready, or is not ready in time */
    void awaitReady() throws InterruptedException {
        long start = System.nanoTime();
        while (!spec.readiness().isReady()) {
            if (child.process().waitFor(ASK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Refusal.failure("%s ended before it was ready: %s".formatted(spec.name(), child.lastLine()));
            }
            if (System.nanoTime() - start > supervision.startLimit().toNanos()) {
                throw Refusal.failure("%s was not ready after %d s; its log is %s."
                        .formatted(spec.name(), supervision.startLimit().toSeconds(), spec.log()));
            }
        }
    }

    /** Watches the process until {@link #stop} is called. */
    void keepRunning() throws InterruptedException {
        int failures = 0;
        while (true) {
            int code = child.process().waitFor();
            var wait = supervision.backoff().before(failures);
            if (isStopping()) {
                return;
            }
            child.forgetPid();
            notices.accept("%s (process %d) ended with %d; starting it again in %s s."
                    .formatted(spec.name(), child.process().pid(), code, seconds(wait)));
            if (stopping.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
            failures = startAgain() ? 0 : failures + 1;
        }
    }

    void stop(Duration patience) throws InterruptedException {
        stopping.countDown();
        synchronized (this) {
            child.stop(patience);
        }
    }

    private boolean startAgain() throws InterruptedException {
        synchronized (this) {
            if (isStopping()) {
                return true;
            }
            child = Child.start(spec);
        }
        try {
            awaitReady();
            notices.accept("%s runs again (process %d)."
                    .formatted(spec.name(), child.process().pid()));
            return true;
        } catch (Refusal notReady) {
            if (!isStopping()) {
                notices.accept(notReady.sentence());
                child.stop(supervision.stopLimit());
            }
            return false;
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private static String seconds(Duration duration) {
        return Double.toString(duration.toMillis() / 1000.0);
    }
}
