package io.sapphire.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** One finished run for all tests that only read it; it takes seconds to make. */
final class FinishedDay {
    private static final RecordedDay DAY = make();

    private FinishedDay() {}

    static RecordedDay get() {
        return DAY;
    }

    private static RecordedDay make() {
        try {
            var folder = Files.createTempDirectory("finished-day");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return RecordedDay.in(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(Path folder) {
        try (var all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
