package io.sapphire.gateway.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** A text that only its holder knows. It does not show itself. */
public final class Secret {
    private static final int RANDOM_BYTES = 32;

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** @throws IllegalArgumentException if it is blank */
    public static Secret of(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a secret must not be blank");
        }
        return new Secret(value);
    }

    /** 256 random bits. */
    public static Secret random(SecureRandom random) {
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Takes the same time whatever the text is. */
    public boolean matches(String text) {
        return MessageDigest.isEqual(Hashes.sha256(value), Hashes.sha256(text));
    }

    /** For the one who has to pass it on. */
    public String reveal() {
        return value;
    }

    byte[] bytes() {
        return value.getBytes(UTF_8);
    }

    @Override
    public String toString() {
        return "***";
    }
}
