package io.sapphire.local.backtest;

import io.sapphire.local.sentence.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many configurations, as many at once as there are cores. Each is its own world. */
final class Trials {

    private Trials() {}

    /** @return in the order of the trials */
    static List<Played> run(BacktestSettings settings, List<List<String>> trials) {
        try (var pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var running = new ArrayList<Future<Played>>();
            trials.forEach(trial -> running.add(pool.submit(() -> Played.of(settings, trial, (_, _) -> {}))));
            var played = new ArrayList<Played>();
            for (var one : running) {
                played.add(one.get());
            }
            return played;
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException own
                    ? own
                    : Refusal.failure("A trial failed: " + failed.getCause() + ".", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Refusal.failure("Interrupted.", interrupted);
        }
    }
}
