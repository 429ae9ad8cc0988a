package io.sapphire.local.trial;

import io.sapphire.local.sentence.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many trials, as many at once as there are cores. Each is its own world. */
public final class Trials {

    private Trials() {}

    /** @return in the order in which they were asked for */
    public static <T> List<T> run(List<Callable<T>> trials) {
        try (var pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var running = new ArrayList<Future<T>>();
            trials.forEach(trial -> running.add(pool.submit(trial)));
            try {
                return collected(running);
            } finally {
                // After a failure nobody waits for the others.
                running.forEach(one -> one.cancel(true));
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException own
                    ? own
                    : Refusal.failure("A trial failed: " + failed.getCause() + ".", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Refusal.failure("Interrupted.", interrupted);
        }
    }

    private static <T> List<T> collected(List<Future<T>> running) throws ExecutionException, InterruptedException {
        var results = new ArrayList<T>();
        for (var one : running) {
            results.add(one.get());
        }
        return results;
    }
}
