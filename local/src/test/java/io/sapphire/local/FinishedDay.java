package io.sapphire.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
            var log = folder.resolve("sapphire.log");
            var lines = LinesInto.begin(log);
            var day = RecordedDay.in(folder);
            lines.end();
            Files.copy(log, day.data().resolve("logs").resolve("sapphire.log"), StandardCopyOption.REPLACE_EXISTING);
            return day;
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
