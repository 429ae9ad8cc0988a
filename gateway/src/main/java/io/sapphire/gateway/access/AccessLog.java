package io.sapphire.gateway.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who came and who was turned away: the newest in memory and, if there is a file, all of them in it, one JSON object a line,
 * each with the SHA-256 of the line before, so that what was cut out or rewritten shows. Safe for many threads.
 */
public final class AccessLog {
    private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);
    private static final int KEPT = 1_000;
    private static final String FIRST = "0".repeat(64);

    private final Optional<Path> file;
    private final InstantSource clock;
    private final JsonMapper json;
    private final Deque<Entry> newest = new ArrayDeque<>();
    private long number;
    private String previous = FIRST;

    /** What happened when. @param previous SHA-256 of the line before, in hex; zeros before the first */
    public record Entry(long number, Instant atUs, AccessEvent event, String previous) {}

    /** @throws IllegalArgumentException if the file is there and its last line is none of ours */
    public AccessLog(Optional<Path> file, InstantSource clock, JsonMapper json) {
        this.file = file;
        this.clock = clock;
        this.json = json;
        file.filter(Files::exists).ifPresent(this::goOn);
    }

    private void goOn(Path existing) {
        try (var lines = Files.lines(existing)) {
            lines.reduce((_, later) -> later).ifPresent(last -> {
                number = json.readTree(last).required("number").asLong();
                previous = hash(last);
            });
        } catch (IOException | RuntimeException unusable) {
            throw new IllegalArgumentException("the access log cannot be continued: " + existing, unusable);
        }
    }

    /**
     * Writes it down. A disk that is full stops nobody from halting: the line goes to the service's log, and its absence from
     * the file shows in the chain.
     */
    public synchronized void add(AccessEvent event) {
        var entry = new Entry(number + 1, clock.instant(), event, previous);
        var line = json.writeValueAsString(entry);
        file.ifPresent(path -> write(path, line));
        number = entry.number();
        previous = hash(line);
        newest.addLast(entry);
        if (newest.size() > KEPT) {
            newest.removeFirst();
        }
        LOG.info("{}", line);
    }

    private static void write(Path path, String line) {
        try {
            Files.writeString(path, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException full) {
            LOG.error("the access log cannot be written", full);
        }
    }

    private static String hash(String line) {
        return HexFormat.of().formatHex(Hashes.sha256(line));
    }

    /** Newest first, those before a number. */
    public synchronized List<Entry> before(long beforeNumber, int limit) {
        return List.copyOf(newest).reversed().stream()
                .filter(entry -> entry.number() < beforeNumber)
                .limit(limit)
                .toList();
    }
}
