package io.sapphire.simulator.market;

import io.sapphire.domain.market.Rate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What a settlement of funding moves, as a fraction of the notional; longs pay shorts if it is positive. */
public final class FundingRates {
    /** One basis point at every settlement. */
    public static final FundingRates USUAL = fixed(Rate.ofBp(1));

    private static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern("yyyyMMdd HH:mm:ss");

    private final NavigableMap<Instant, Rate> from;
    private final String name;

    private FundingRates(NavigableMap<Instant, Rate> from, String name) {
        this.from = from;
        this.name = name;
    }

    private static FundingRates fixed(Rate rate) {
        return new FundingRates(new TreeMap<>(Map.of(Instant.MIN, rate)), rate.toString());
    }

    /**
     * Reads a fraction such as {@code 0.0001}, or the path of a text file with one {@code TIME,RATE} a line; a time is
     * {@code 20201229 00:00:00} or ISO 8601 in UTC. Each rate holds until the next; before the first nothing is paid.
     *
     * @throws RecordingException with a sentence naming file and line, if it is neither
     */
    public static FundingRates of(String rateOrFile) {
        try {
            return fixed(Rate.of(rateOrFile));
        } catch (ArithmeticException | IllegalArgumentException _) {
            return file(rateOrFile);
        }
    }

    private static FundingRates file(String name) {
        try {
            var file = Path.of(name);
            var lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            var rates = new TreeMap<Instant, Rate>();
            for (int i = 0; i < lines.size(); i++) {
                if (!lines.get(i).isBlank()) {
                    add(name, i + 1, lines.get(i), rates);
                }
            }
            return new FundingRates(rates, Fingerprint.of(file));
        } catch (IOException | InvalidPathException unreadable) {
            throw new RecordingException(
                    "funding cannot be '" + name + "': it is neither a rate nor a file that can be read", unreadable);
        }
    }

    private static void add(String file, int line, String text, NavigableMap<Instant, Rate> rates) {
        try {
            int comma = text.indexOf(',');
            var time = time(text.substring(0, comma).strip());
            if (!rates.isEmpty() && !time.isAfter(rates.lastKey())) {
                throw new IllegalArgumentException("it is not after the one before");
            }
            rates.put(time, Rate.of(text.substring(comma + 1).strip()));
        } catch (ArithmeticException | DateTimeException | IllegalArgumentException | IndexOutOfBoundsException bad) {
            throw new RecordingException(
                    "funding file %s: line %d is not TIME,RATE (%s)".formatted(file, line, bad.getMessage()), bad);
        }
    }

    private static Instant time(String text) {
        return text.endsWith("Z")
                ? Instant.parse(text)
                : LocalDateTime.parse(text, COMPACT).toInstant(ZoneOffset.UTC);
    }

    /** The latest rate that was known then. */
    public Rate at(Instant time) {
        var entry = from.floorEntry(time);
        return entry == null ? Rate.ZERO : entry.getValue();
    }

    /** The rate, or the fingerprint of the file. */
    @Override
    public String toString() {
        return name;
    }
}
