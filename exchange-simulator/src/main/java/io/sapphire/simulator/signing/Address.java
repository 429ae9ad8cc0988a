package io.sapphire.simulator.signing;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/** Whose key signed: the last twenty bytes of the hash of a public key. */
public record Address(String hex) {
    private static final int BYTES = 20;

    /** @param hex forty hex digits behind 0x, in any case */
    public Address {
        if (!hex.matches("0[xX][0-9a-fA-F]{40}")) {
            throw new IllegalArgumentException("address must be 0x and 40 hex digits, was '" + hex + "'");
        }
        hex = hex.toLowerCase(Locale.ROOT);
    }

    /** @param publicKey both coordinates, 64 bytes */
    static Address of(byte[] publicKey) {
        var hash = Keccak.hash(publicKey);
        var last = Arrays.copyOfRange(hash, hash.length - BYTES, hash.length);
        return new Address("0x" + HexFormat.of().formatHex(last));
    }

    @Override
    public String toString() {
        return hex;
    }
}
