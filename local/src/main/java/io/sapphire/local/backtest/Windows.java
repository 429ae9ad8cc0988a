package io.sapphire.local.backtest;

import io.sapphire.local.sentence.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Stretches of time to choose in, each followed by one to try the choice in.
 *
 * @param train how long one chooses
 * @param test how long the choice is tried; the next one begins so much later
 */
record Windows(Duration train, Duration test) {
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,6})([dhm])");

    /** @param testEnd also the end of the whole */
    record Window(Instant trainStart, Instant testStart, Instant testEnd) {}

    /** Reads {@code TRAIN,TEST}, each a number of days, hours or minutes. */
    static Windows parse(String text) {
        var parts = text.split(",", -1);
        if (parts.length != 2) {
            throw malformed(text);
        }
        return new Windows(length(parts[0], text), length(parts[1], text));
    }

    private static Duration length(String part, String text) {
        var matcher = LENGTH.matcher(part.strip());
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
            throw malformed(text);
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "d" -> Duration.ofDays(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofMinutes(number);
        };
    }

    private static Refusal malformed(String text) {
        return Refusal.misuse("--walk-forward must be TRAIN,TEST such as 2d,12h, was '" + text + "'.");
    }

    /** All that fit whole between two moments. */
    List<Window> between(Instant start, Instant end) {
        var windows = new ArrayList<Window>();
        for (var from = start; !from.plus(train).plus(test).isAfter(end); from = from.plus(test)) {
            windows.add(new Window(from, from.plus(train), from.plus(train).plus(test)));
        }
        if (windows.isEmpty()) {
            throw Refusal.misuse("--walk-forward: %s to choose and %s to try do not fit between %s and %s."
                    .formatted(train, test, start, end));
        }
        return windows;
    }
}
