package io.sapphire.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Vouches for a value and its place: HMAC-SHA256 under a key that the services hold and Redis does not. A value that was
 * damaged, put under another key or written by somebody else is none.
 */
final class Seal {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int MAC_BYTES = 32;
    /** First byte of every value: another layout is another number. */
    private static final byte VERSION = 1;

    private static final String LABEL = "sapphire.cache.v1";

    private final SecretKeySpec key;

    /** @param hex 64 digits. @throws IllegalArgumentException if it is something else, which is not repeated */
    Seal(String hex) {
        if (!hex.matches("[0-9a-fA-F]{" + 2 * KEY_BYTES + "}")) {
            throw new IllegalArgumentException("the cache's key must be 64 hex digits");
        }
        this.key = new SecretKeySpec(HexFormat.of().parseHex(hex), ALGORITHM);
    }

    byte[] close(CacheKey place, byte[] value) {
        return ByteBuffer.allocate(1 + MAC_BYTES + value.length)
                .put(VERSION)
                .put(mac(place, value))
                .put(value)
                .array();
    }

    /** Nothing if nobody vouches for it. */
    Optional<byte[]> open(CacheKey place, byte[] written) {
        if (written.length < 1 + MAC_BYTES || written[0] != VERSION) {
            return Optional.empty();
        }
        var value = Arrays.copyOfRange(written, 1 + MAC_BYTES, written.length);
        var claimed = Arrays.copyOfRange(written, 1, 1 + MAC_BYTES);
        return MessageDigest.isEqual(claimed, mac(place, value)) ? Optional.of(value) : Optional.empty();
    }

    private byte[] mac(CacheKey place, byte[] value) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((LABEL + " " + place + " ").getBytes(UTF_8));
            return mac.doFinal(value);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA256", e);
        }
    }

    @Override
    public String toString() {
        return "Seal";
    }
}
