package io.sapphire.bench.crowd;

import io.sapphire.bench.Lengthy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Questions at a fixed rate, each on the connection whose turn it is: a question that has to wait for the answer before it is
 * as late as if it had been asked when it was due.
 */
final class Asking implements Lengthy {
    private static final int CONNECTIONS = 16;
    private static final long HEAD_START = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int OK = 200;
    private static final int OTHER_BODIES = 1_000_000;

    private final String name;
    private final int port;
    private final List<byte[]> requests;
    private final Supplier<Duration> processorTime;
    private final boolean late;
    private final List<Timetable> runs = new ArrayList<>();
    private long nanos;

    /** @param late whether a run is as long as the time in which 99 of 100 were answered, not as the server's processor time */
    Asking(String name, int port, List<Page> pages, Supplier<Duration> processorTime, boolean late) {
        this.name = name;
        this.port = port;
        this.requests = PagesContest.requests(pages);
        this.processorTime = processorTime;
        this.late = late;
    }

    /** @return how many were answered with something, and how many with that it is what one has */
    @Override
    public long run() {
        var table = new Timetable(PagesContest.questions(), 0);
        var spent = processorTime.get();
        long outcome = ask(table);
        nanos = late ? table.within(0.99) : processorTime.get().minus(spent).toNanos();
        runs.add(table);
        return outcome;
    }

    private long ask(Timetable table) {
        long begun = System.nanoTime() + HEAD_START;
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            var asking = new ArrayList<Callable<Long>>();
            for (int connection = 0; connection < CONNECTIONS; connection++) {
                int first = connection;
                asking.add(() -> ask(first, begun, table));
            }
            long outcome = 0;
            for (var answered : threads.invokeAll(asking)) {
                outcome += of(answered);
            }
            return outcome;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static long of(Future<Long> answered) throws InterruptedException {
        try {
            return answered.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private long ask(int first, long begun, Timetable table) {
        long outcome = 0;
        try (var questions = new Questions(port)) {
            for (int number = first; number < PagesContest.questions(); number += CONNECTIONS) {
                long due = begun + TimeUnit.SECONDS.toNanos(number) / PagesContest.perSecond();
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                var answer = questions.ask(requests.get(number % requests.size()));
                long now = System.nanoTime();
                synchronized (table) {
                    table.due(number, due);
                    table.heard(number, now);
                }
                outcome += answer.status() == OK ? OTHER_BODIES : 1;
            }
        }
        return outcome;
    }

    @Override
    public long nanos() {
        return Math.max(1, nanos);
    }

    /** Once for both measures. */
    @Override
    public List<String> remarks() {
        if (!late) {
            return List.of();
        }
        var run = runs.get(runs.size() / 2);
        return List.of(String.format(
                Locale.ROOT,
                "%s answered half within %.1f ms, 90 %% within %.1f ms, 99 %% within %.1f ms, all within %.1f ms of"
                        + " when a question was due (of one lap).",
                name,
                run.within(0.5) / 1e6,
                run.within(0.9) / 1e6,
                run.within(0.99) / 1e6,
                run.within(1) / 1e6));
    }
}
