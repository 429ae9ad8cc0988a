package io.sapphire.local.backtest;

import io.sapphire.local.sentence.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many backtests, as many at once as there are cores. Each is its own world. */
final class Trials {

    private Trials() {}

    /** @return in the order in which they were asked for */
    static List<Played> run(List<Callable<Played>> trials) {
        try (var pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var running = new ArrayList<Future<Played>>();
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

    private static List<Played> collected(List<Future<Played>> running)
            throws ExecutionException, InterruptedException {
        var played = new ArrayList<Played>();
        for (var one : running) {
            played.add(one.get());
        }
        return played;
    }
}
