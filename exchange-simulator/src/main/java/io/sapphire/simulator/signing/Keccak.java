package io.sapphire.simulator.signing;

import org.bouncycastle.crypto.digests.KeccakDigest;

/** Keccak-256 as Ethereum uses it, which is not SHA3-256. */
final class Keccak {
    private static final int BITS = 256;

    private Keccak() {}

    /** Of the concatenation. */
    static byte[] hash(byte[]... parts) {
        var digest = new KeccakDigest(BITS);
        for (var part : parts) {
            digest.update(part, 0, part.length);
        }
        var hash = new byte[BITS / Byte.SIZE];
        int length = digest.doFinal(hash, 0);
        if (length != hash.length) {
            throw new IllegalStateException("Keccak-256 gave " + length + " bytes");
        }
        return hash;
    }
}
