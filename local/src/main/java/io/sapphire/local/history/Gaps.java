package io.sapphire.local.history;

import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a fetched file holds, and what it lacks.
 *
 * @param missing in words, one for each place
 */
record Gaps(long rows, List<String> missing) {

    static Gaps of(Path file, Series series) {
        try (var lines = Files.newBufferedReader(file)) {
            var missing = new ArrayList<String>();
            long rows = 0;
            var before = "";
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(series.header())) {
                    continue;
                }
                if (rows > 0) {
                    series.missing(before, line).ifPresent(missing::add);
                }
                before = line;
                rows++;
            }
            return new Gaps(rows, missing);
        } catch (IOException failure) {
            throw Refusal.failure("%s cannot be read: %s.".formatted(file, failure), failure);
        }
    }
}
