package io.sapphire.gateway.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Keys of programs and people, in a file of hashes. Whoever edits the file adds and revokes; it holds within half a second.
 * A file that cannot be read lets nobody in. Safe for many threads.
 */
public final class ApiKeys implements Tokens {
    private static final Logger LOG = LoggerFactory.getLogger(ApiKeys.class);
    private static final Duration FRESH = Duration.ofMillis(500);

    private final Path file;
    private final InstantSource clock;
    private Instant looked = Instant.MIN;
    private Stamp stamp = Stamp.NONE;
    private Map<String, KeyLine> keys = Map.of();

    /** What changes with a file. */
    private record Stamp(Object key, long modified, long size) {
        static final Stamp NONE = new Stamp("", 0, -1);
    }

    /** @throws IllegalArgumentException if the file cannot be read, or a line of it is wrong */
    public ApiKeys(Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
        try {
            read(stamp());
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("the file of API keys cannot be read: " + unreadable, unreadable);
        }
    }

    @Override
    public Mono<Principal> principal(String token) {
        return Mono.justOrEmpty(find(token).map(key -> new Principal(key.name(), key.role(), () -> holds(key))));
    }

    private boolean holds(KeyLine key) {
        return key.equals(keys().get(key.name()));
    }

    private Optional<KeyLine> find(String token) {
        int dot = token.indexOf('.');
        return dot < 1
                ? Optional.empty()
                : Optional.ofNullable(keys().get(token.substring(0, dot))).filter(key -> key.matches(token));
    }

    private synchronized Map<String, KeyLine> keys() {
        var now = clock.instant();
        if (Duration.between(looked, now).compareTo(FRESH) >= 0 || now.isBefore(looked)) {
            looked = now;
            refresh();
        }
        return keys;
    }

    private void refresh() {
        try {
            var current = stamp();
            if (!current.equals(stamp)) {
                read(current);
            }
        } catch (IOException | IllegalArgumentException unusable) {
            if (!stamp.equals(Stamp.NONE)) {
                LOG.error("The API keys cannot be read: no key opens anything until they can", unusable);
            }
            stamp = Stamp.NONE;
            keys = Map.of();
        }
    }

    private void read(Stamp current) throws IOException {
        keys = KeyLine.all(Files.readAllLines(file));
        stamp = current;
        LOG.info("{} API keys hold", keys.size());
    }

    private Stamp stamp() throws IOException {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(
                Optional.ofNullable(attributes.fileKey()).orElse(""),
                attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                attributes.size());
    }
}
