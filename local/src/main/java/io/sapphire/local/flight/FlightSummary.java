package io.sapphire.local.flight;

import io.sapphire.local.flight.Tally.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * What a recording says.
 *
 * @param samples of threads that were running Java
 * @param methods those samples by the method that ran
 * @param allocatedBytes estimated from samples of allocations
 * @param allocations those bytes by the class that was made
 * @param allocators those bytes by the method that made it
 * @param collections of garbage
 * @param pausedMillis all threads together stood still for them so long
 * @param longestPauseMillis the longest of them
 * @param waits for locks that others held, longer than 10 ms, by the lock's class, in milliseconds
 * @param processors share of this machine's processors that the process used, on average; nothing if it was not told
 */
record FlightSummary(
        long samples,
        List<Part> methods,
        long allocatedBytes,
        List<Part> allocations,
        List<Part> allocators,
        long collections,
        double pausedMillis,
        double longestPauseMillis,
        List<Part> waits,
        Optional<Double> processors) {
    private static final int MOST = 10;

    /** @throws IOException if it is not a recording */
    static FlightSummary of(Path file) throws IOException {
        var fold = new Fold();
        try (var recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                fold.see(recording.readEvent());
            }
        }
        return fold.summary();
    }

    /** For people. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        processors.ifPresent(share -> lines.add(text("Processors     %.1f %% of this machine", 100 * share)));
        lines.add(text("Running        %d samples", samples));
        methods.forEach(part -> lines.add(text("  %5.1f %%  %s", 100 * part.share(), part.name())));
        lines.add(text("Allocated      %.1f MB", allocatedBytes / 1e6));
        allocations.forEach(part -> lines.add(text("  %5.1f %%  %s", 100 * part.share(), part.name())));
        lines.add("  by");
        allocators.forEach(part -> lines.add(text("  %5.1f %%  %s", 100 * part.share(), part.name())));
        lines.add(text(
                "Collections    %d, %.1f ms in all, the longest %.1f ms",
                collections, pausedMillis, longestPauseMillis));
        lines.add(waits.isEmpty() ? "Locks          nobody waited 10 ms for one" : "Locks          waited for, in ms");
        waits.forEach(part -> lines.add(text("  %7d  %s", part.amount(), part.name())));
        return lines;
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** Adds the events up. */
    private static final class Fold {
        private final Tally methods = new Tally();
        private final Tally allocations = new Tally();
        private final Tally allocators = new Tally();
        private final Tally waits = new Tally();
        private long collections;
        private Duration paused = Duration.ZERO;
        private Duration longest = Duration.ZERO;
        private double load;
        private long loads;

        private void see(RecordedEvent event) {
            switch (event.getEventType().getName()) {
                case "jdk.ExecutionSample" -> top(event).ifPresent(method -> methods.add(method, 1));
                case "jdk.ObjectAllocationSample" -> {
                    long weight = event.getLong("weight");
                    allocations.add(named(event.getClass("objectClass")), weight);
                    top(event).ifPresent(method -> allocators.add(method, weight));
                }
                case "jdk.GarbageCollection" -> collect(event);
                case "jdk.JavaMonitorEnter" ->
                    waits.add(
                            named(event.getClass("monitorClass")),
                            event.getDuration().toMillis());
                case "jdk.CPULoad" -> {
                    load += event.getFloat("jvmUser") + event.getFloat("jvmSystem");
                    loads++;
                }
                default -> {
                    // Nothing that is summed up here.
                }
            }
        }

        private void collect(RecordedEvent event) {
            collections++;
            paused = paused.plus(event.getDuration("sumOfPauses"));
            var one = event.getDuration("longestPause");
            longest = one.compareTo(longest) > 0 ? one : longest;
        }

        private FlightSummary summary() {
            return new FlightSummary(
                    methods.total(),
                    methods.largest(MOST),
                    allocations.total(),
                    allocations.largest(MOST),
                    allocators.largest(MOST),
                    collections,
                    paused.toNanos() / 1e6,
                    longest.toNanos() / 1e6,
                    waits.largest(MOST),
                    loads == 0 ? Optional.empty() : Optional.of(load / loads));
        }

        private static Optional<String> top(RecordedEvent event) {
            return Optional.ofNullable(event.getStackTrace())
                    .flatMap(trace -> trace.getFrames().stream()
                            .filter(RecordedFrame::isJavaFrame)
                            .findFirst())
                    .map(frame -> frame.getMethod().getType().getName() + "."
                            + frame.getMethod().getName());
        }

        private static String named(@Nullable RecordedClass type) {
            return type == null ? "unknown" : type.getName();
        }
    }
}
