package io.sapphire.exchange.aster.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.bouncycastle.crypto.digests.KeccakDigest;

/** Keccak-256 as Ethereum uses it: the original padding, not that of SHA3-256. */
final class Keccak {
    private static final int BITS = 256;

    private Keccak() {}

    static byte[] hash(String text) {
        return hash(text.getBytes(UTF_8));
    }

    /** The hash of the parts, one after another. */
    static byte[] hash(byte[]... parts) {
        var digest = new KeccakDigest(BITS);
        for (var part : parts) {
            digest.update(part, 0, part.length);
        }
        var hash = new byte[BITS / Byte.SIZE];
        digest.doFinal(hash, 0);
        return hash;
    }
}
