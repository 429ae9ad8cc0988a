package io.sapphire.cache;

import io.sapphire.secret.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where Redis is, who we are to it, and what is waited for.
 *
 * @param address {@code redis://HOST:PORT}, or {@code rediss://HOST:PORT} for TLS; never with a password in it
 * @param user of Redis' access list; empty is {@code default}
 * @param password of that user, if it has one
 * @param authority certificates that Redis' own is checked against, PEM; those of Java if there is none
 * @param cluster whether the address is one of a cluster's
 * @param key seals every value: 64 hex digits
 * @param within longest wait for an answer while somebody waits for us
 */
public record RedisSettings(
        URI address,
        String user,
        Optional<Secret> password,
        Optional<Path> authority,
        boolean cluster,
        Secret key,
        Duration within) {
    private static final int PORT = 6379;

    public RedisSettings {
        // Nothing of the address is repeated: it may hold a password.
        if (!("redis".equals(address.getScheme()) || "rediss".equals(address.getScheme()))
                || address.getHost() == null
                || !(address.getPath() == null || address.getPath().isEmpty())) {
            throw new IllegalArgumentException("Redis' address must be redis://HOST:PORT or rediss://HOST:PORT");
        }
        if (address.getUserInfo() != null) {
            throw new IllegalArgumentException("Redis' address must not hold a password: it has a setting of its own");
        }
        if (!within.isPositive()) {
            throw new IllegalArgumentException("the wait for Redis must be positive, was " + within);
        }
    }

    /** @throws IllegalArgumentException that repeats nothing of the text: it may hold a password */
    public static URI address(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException _) {
            throw new IllegalArgumentException("Redis' address must be redis://HOST:PORT or rediss://HOST:PORT");
        }
    }

    boolean secure() {
        return "rediss".equals(address.getScheme());
    }

    String host() {
        return address.getHost();
    }

    int port() {
        return address.getPort() < 0 ? PORT : address.getPort();
    }

    /** For people. */
    String place() {
        return "Redis at " + host() + ":" + port();
    }
}
