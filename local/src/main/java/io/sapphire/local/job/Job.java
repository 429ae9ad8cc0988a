package io.sapphire.local.job;

import io.sapphire.local.backtest.Watch;
import io.sapphire.local.sentence.Sentence;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Future;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** One job from the queue to its end. What is told of it is only ever the latest. */
public final class Job implements Runnable {
    private final String id;
    private final String kind;
    private final Work work;
    private final Sinks.Many<JobProgress> told = Sinks.many().replay().latest();
    private JobProgress now = JobProgress.at(JobState.QUEUED);
    private Optional<JobResult> result = Optional.empty();
    private Optional<Throwable> failure = Optional.empty();
    private Optional<Future<?>> running = Optional.empty();

    /** What is to be done; checks now and then whether its thread is interrupted. */
    @FunctionalInterface
    public interface Work {
        JobResult run(Watch watch);
    }

    Job(String id, String kind, Work work) {
        this.id = id;
        this.kind = kind;
        this.work = work;
        var _ = told.tryEmitNext(now);
    }

    public String id() {
        return id;
    }

    /** In a word. */
    public String kind() {
        return kind;
    }

    /** How far it is now. */
    public synchronized JobProgress now() {
        return now;
    }

    /** To be called once, before it can run. */
    synchronized void runsAs(Future<?> future) {
        running = Optional.of(future);
    }

    @Override
    public void run() {
        if (!begin()) {
            return;
        }
        try {
            finish(work.run(this::watch));
        } catch (RuntimeException | Error failed) {
            fail(failed);
            if (failed instanceof Error error) {
                throw error;
            }
        }
    }

    private void watch(String stage, int percent, Instant venueTime) {
        synchronized (this) {
            if (now.state() == JobState.RUNNING) {
                tell(new JobProgress(JobState.RUNNING, stage, percent, Optional.of(venueTime)));
            }
        }
    }

    /** @return where it stood before */
    public synchronized JobState cancel() {
        var before = now.state();
        if (!before.isOver()) {
            end(JobState.CANCELLED);
            running.ifPresent(future -> future.cancel(true));
        }
        return before;
    }

    /** From the present state on, to the end. */
    public Flux<JobProgress> progress() {
        return told.asFlux();
    }

    public synchronized JobState state() {
        return now.state();
    }

    public synchronized Optional<JobResult> result() {
        return result;
    }

    /** Why it failed, in a sentence. */
    public synchronized Optional<String> failure() {
        return failure.map(Sentence::of);
    }

    private synchronized boolean begin() {
        boolean wanted = now.state() == JobState.QUEUED;
        if (wanted) {
            tell(JobProgress.at(JobState.RUNNING));
        }
        return wanted;
    }

    private synchronized void finish(JobResult came) {
        if (!now.state().isOver()) {
            result = Optional.of(came);
            end(JobState.DONE);
        }
    }

    /** What breaks off once it is cancelled is no failure. */
    private synchronized void fail(Throwable failed) {
        if (!now.state().isOver()) {
            failure = Optional.of(failed);
            end(JobState.FAILED);
        }
    }

    private void end(JobState state) {
        tell(JobProgress.at(state));
        told.tryEmitComplete().orThrow();
    }

    private void tell(JobProgress progress) {
        now = progress;
        told.tryEmitNext(progress).orThrow();
    }
}
