package io.sapphire.coordinator.core;

import io.sapphire.domain.event.Setting;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.signal.Probability;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Settings as text, read strictly: a missing, unreadable or unknown key is refused by name. Those of a log may lack what
 * did not exist when it was begun.
 */
final class Settings {
    private final Map<String, String> values = new TreeMap<>();
    private final TreeSet<String> unread;
    private final boolean ofLog;

    Settings(Collection<Setting> settings, boolean ofLog) {
        this.ofLog = ofLog;
        settings.forEach(setting -> values.put(setting.key(), setting.value()));
        this.unread = new TreeSet<>(values.keySet());
    }

    Money money(String key) {
        return read(key, Money::of, "an amount such as 500");
    }

    Rate rate(String key) {
        return read(key, Rate::of, "a number such as 0.01");
    }

    Probability probability(String key) {
        return read(key, text -> Probability.of(Double.parseDouble(text)), "a ratio between 0 and 1");
    }

    int integer(String key) {
        return read(key, Integer::parseInt, "a whole number");
    }

    String text(String key) {
        return read(key, Function.identity(), "text");
    }

    boolean flag(String key) {
        return read(key, Settings::parseFlag, "true or false");
    }

    /** A setting that older logs do not have. */
    <T> T orElse(String key, Function<String, T> reader, T absent) {
        return values.containsKey(key) ? reader.apply(key) : absent;
    }

    Duration duration(String key) {
        return read(key, text -> Duration.parse("PT" + text.replace(" ", "")), "a span such as 30s or 5m");
    }

    /** @throws IllegalArgumentException if somebody set a key that nobody reads */
    void refuseUnread() {
        if (!unread.isEmpty()) {
            throw new IllegalArgumentException("unknown setting '" + unread.first() + "'");
        }
    }

    private <T> T read(String key, Function<String, T> parser, String expected) {
        var value = Optional.ofNullable(values.get(key))
                .or(() -> ofLog ? AbsentSettings.of(key) : Optional.empty())
                .orElseThrow(() -> new IllegalArgumentException("setting '" + key + "' is missing: it has no default"));
        unread.remove(key);
        try {
            return parser.apply(value);
        } catch (RuntimeException unreadable) {
            throw new IllegalArgumentException(
                    "setting '" + key + "' must be " + expected + ", was '" + value + "'", unreadable);
        }
    }

    private static boolean parseFlag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
