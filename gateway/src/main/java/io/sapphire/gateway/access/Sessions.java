package io.sapphire.gateway.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;

/**
 * Sessions that prove themselves: each carries when it began and a code over that which only the holder of the token can
 * make. Nothing is kept here, so they outlive a restart with the same token, and end with another one.
 */
public final class Sessions {
    /** An operator's page may stay open that long. */
    static final Duration LIFE = Duration.ofDays(30);

    private static final int NONCE_BYTES = 16;

    private final byte[] key;
    private final SecureRandom random;
    private final InstantSource clock;

    public Sessions(Secret token, SecureRandom random, InstantSource clock) {
        this.key = Hashes.hmac(token.bytes(), "sapphire gateway session");
        this.random = random;
        this.clock = clock;
    }

    /** A new session. */
    String begin() {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var content = clock.instant().getEpochSecond() + "." + text(nonce);
        return content + "." + code("session", content);
    }

    boolean valid(String session) {
        int dot = session.lastIndexOf('.');
        return dot > 0
                && same(code("session", session.substring(0, dot)), session.substring(dot + 1))
                && alive(session);
    }

    private boolean alive(String session) {
        var began = Instant.ofEpochSecond(Long.parseLong(session.substring(0, session.indexOf('.'))));
        return clock.instant().isBefore(began.plus(LIFE));
    }

    /** What a request of the session must carry besides its cookie, so that no foreign page can send it. */
    String proof(String session) {
        return code("csrf", session);
    }

    boolean proves(String session, String proof) {
        return same(proof(session), proof);
    }

    private String code(String purpose, String content) {
        return text(Hashes.hmac(key, purpose + "|" + content));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(UTF_8), given.getBytes(UTF_8));
    }
}
