package io.sapphire.simulator.feed.bars;

import io.sapphire.domain.market.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/** One of the fields of a bar, as files of many makers name it. */
enum BarFields {
    START("timestamp", "time", "date", "datetime", "start", "open_time"),
    OPEN("open"),
    HIGH("high"),
    LOW("low"),
    CLOSE("close"),
    VOLUME("volume");

    /** Later seconds are in the year 5138; earlier milliseconds in 1973. */
    private static final long FIRST_MILLIS = 100_000_000_000L;

    private static final long FIRST_MICROS = 100_000_000_000_000L;

    private final String[] names;

    BarFields(String... names) {
        this.names = names;
    }

    static Optional<BarFields> named(String text) {
        var wanted = text.strip().toLowerCase(Locale.ROOT);
        for (var field : values()) {
            for (var name : field.names) {
                if (name.equals(wanted)) {
                    return Optional.of(field);
                }
            }
        }
        return Optional.empty();
    }

    String shownName() {
        return names[0];
    }

    /**
     * A bar of its texts.
     *
     * @param texts by ordinal
     * @throws IllegalArgumentException if one of them is not what it should be
     */
    static Bar bar(String[] texts) {
        return new Bar(
                price(OPEN, texts),
                price(HIGH, texts),
                price(LOW, texts),
                price(CLOSE, texts),
                e8(VOLUME, texts, RoundingMode.DOWN));
    }

    /** Seconds, milliseconds or microseconds since 1970, or a date in ISO 8601; UTC unless it says otherwise. */
    static Instant start(String[] texts) {
        var text = texts[START.ordinal()].strip();
        try {
            return text.chars().allMatch(Character::isDigit) ? sinceEpoch(Long.parseLong(text)) : written(text);
        } catch (NumberFormatException | DateTimeException malformed) {
            throw new IllegalArgumentException("'" + text + "' is not a time", malformed);
        }
    }

    private static Instant sinceEpoch(long number) {
        if (number >= FIRST_MICROS) {
            return Instant.ofEpochMilli(number / 1_000);
        }
        return number >= FIRST_MILLIS ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
    }

    private static Instant written(String text) {
        var iso = text.replace(' ', 'T');
        if (!iso.contains("T")) {
            return LocalDate.parse(iso).atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        boolean zoned = iso.endsWith("Z") || iso.lastIndexOf('+') > 0 || iso.lastIndexOf('-') > iso.indexOf('T');
        return zoned
                ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    }

    private static Price price(BarFields field, String[] texts) {
        long e8 = e8(field, texts, RoundingMode.HALF_EVEN);
        if (e8 <= 0) {
            throw new IllegalArgumentException(field.shownName() + " must be positive, was " + texts[field.ordinal()]);
        }
        return new Price(e8);
    }

    private static long e8(BarFields field, String[] texts, RoundingMode rounding) {
        var text = texts[field.ordinal()].strip();
        try {
            return new BigDecimal(text).movePointRight(8).setScale(0, rounding).longValueExact();
        } catch (ArithmeticException | NumberFormatException malformed) {
            throw new IllegalArgumentException(field.shownName() + " '" + text + "' is not a number", malformed);
        }
    }
}
