package io.sapphire.simulator.feed.bars;

import io.sapphire.simulator.market.Lines;
import io.sapphire.simulator.market.RecordingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A header that names the columns, in any order and among others, then one bar a line. */
final class CsvBars {

    private CsvBars() {}

    static BarSeries read(Path file, Lines lines) throws IOException {
        var columns = columns(file, lines.next().orElse(""));
        var bars = new BarSeries();
        for (var line = lines.next(); line.isPresent(); line = lines.next()) {
            if (!line.orElseThrow().isBlank()) {
                add(file, lines, line.orElseThrow(), columns, bars);
            }
        }
        return bars;
    }

    /** For each field its column. */
    private static List<Integer> columns(Path file, String header) {
        var found = new Integer[BarFields.values().length];
        var words = header.split(",", -1);
        for (int column = 0; column < words.length; column++) {
            int at = column;
            BarFields.named(words[column]).ifPresent(field -> found[field.ordinal()] = at);
        }
        var columns = new ArrayList<Integer>();
        for (var field : BarFields.values()) {
            var column = found[field.ordinal()];
            if (column == null) {
                throw new RecordingException(
                        "recording %s: line 1 names no column '%s'; bars need timestamp, open, high, low, close, volume"
                                .formatted(file, field.shownName()));
            }
            columns.add(column);
        }
        return columns;
    }

    private static void add(Path file, Lines lines, String line, List<Integer> columns, BarSeries bars) {
        int number = Math.toIntExact(lines.number());
        var words = line.split(",", -1);
        var texts = new String[columns.size()];
        try {
            for (int i = 0; i < texts.length; i++) {
                if (columns.get(i) >= words.length) {
                    throw new IllegalArgumentException("it has " + words.length + " columns");
                }
                texts[i] = words[columns.get(i)];
            }
            bars.add(number, lines.offset(), BarFields.start(texts), BarFields.bar(texts));
        } catch (IllegalArgumentException malformed) {
            throw new RecordingException(
                    "recording %s: line %d is not a bar (%s)".formatted(file, number, malformed.getMessage()),
                    malformed);
        }
    }
}
