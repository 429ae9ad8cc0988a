package io.sapphire.local.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * All jobs: one runs at a time, as each takes all cores where it can, a few wait, and of those that are over the latest
 * are kept.
 */
public final class Jobs implements AutoCloseable {
    private static final int MOST_WAITING = 16;
    private static final int MOST_KEPT = 64;

    private final ExecutorService threads;
    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private long last;

    public Jobs() {
        threads = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("job").factory());
    }

    /** @throws RejectedExecutionException if too many wait */
    public synchronized Job start(String kind, Job.Work work) {
        long open = jobs.values().stream().filter(job -> !job.state().isOver()).count();
        if (open > MOST_WAITING) {
            throw new RejectedExecutionException(open + " jobs run or wait already; cancel one or try again later");
        }
        last++;
        var job = new Job(kind + "-" + last, kind, work);
        jobs.put(job.id(), job);
        forget();
        job.runsAs(threads.submit(job));
        return job;
    }

    /** @throws NoSuchElementException if there is none */
    public synchronized Job find(String id) {
        return Optional.ofNullable(jobs.get(id))
                .orElseThrow(() -> new NoSuchElementException("there is no job '" + id + "'"));
    }

    /** The newest first. */
    public synchronized List<Job> all() {
        return List.copyOf(jobs.values()).reversed();
    }

    private void forget() {
        var over = jobs.values().stream().filter(job -> job.state().isOver()).toList();
        over.stream().limit(Math.max(0, over.size() - MOST_KEPT)).forEach(job -> jobs.remove(job.id()));
    }

    /** Cancels all and waits for the one that runs. */
    @Override
    public void close() {
        synchronized (this) {
            for (var job : jobs.values()) {
                var _ = job.cancel();
            }
        }
        threads.close();
    }
}
