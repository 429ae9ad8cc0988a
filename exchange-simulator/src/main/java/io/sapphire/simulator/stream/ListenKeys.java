package io.sapphire.simulator.stream;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** The key that opens the user stream: one per account, valid for an hour of wall time after it was last extended. */
public final class ListenKeys {
    private static final Duration VALIDITY = Duration.ofMinutes(60);
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 64;

    private final LongSupplier nanoTime;
    private final RandomGenerator random = new SecureRandom();
    private Optional<String> key = Optional.empty();
    private long extended;

    /** @param nanoTime monotonic nanoseconds */
    public ListenKeys(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The valid key, or a new one; valid for a full hour from now. */
    public String open() {
        var open = valid().orElseGet(this::newKey);
        key = Optional.of(open);
        extended = nanoTime.getAsLong();
        return open;
    }

    /** @return false if there is no valid key */
    public boolean extend() {
        extended = valid().isPresent() ? nanoTime.getAsLong() : extended;
        return valid().isPresent();
    }

    public void close() {
        key = Optional.empty();
    }

    public boolean isValid(String presented) {
        return valid().filter(presented::equals).isPresent();
    }

    /** @return true once, when the key has become invalid by itself */
    public boolean expire() {
        boolean expired = key.isPresent() && valid().isEmpty();
        if (expired) {
            key = Optional.empty();
        }
        return expired;
    }

    private Optional<String> valid() {
        return key.filter(_ -> nanoTime.getAsLong() - extended < VALIDITY.toNanos());
    }

    private String newKey() {
        var text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
