package io.sapphire.exchange.aster.signing;

import java.nio.ByteBuffer;

/**
 * EIP-712 as the venue uses it: domain {@code AsterSignTransaction}, version 1, no contract, type
 * {@code Message(string msg)}. The chain id only tells the venue's networks apart: 1666 mainnet, 714 testnet.
 */
public final class SigningDomain {
    private static final byte[] PREFIX = {0x19, 0x01};
    private static final int WORD = 32;
    private static final byte[] DOMAIN_TYPE =
            Keccak.hash("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
    private static final byte[] MESSAGE_TYPE = Keccak.hash("Message(string msg)");
    private static final byte[] NO_CONTRACT = new byte[WORD];

    private final byte[] separator;

    public SigningDomain(long chainId) {
        if (chainId <= 0) {
            throw new IllegalArgumentException("chain id must be positive, was " + chainId);
        }
        this.separator = Keccak.hash(
                DOMAIN_TYPE, Keccak.hash("AsterSignTransaction"), Keccak.hash("1"), word(chainId), NO_CONTRACT);
    }

    /** What is signed for a parameter string. */
    byte[] digest(String message) {
        return digest(struct(message));
    }

    /** What is signed for any structure of this domain. */
    byte[] digest(byte[] struct) {
        return Keccak.hash(PREFIX, separator, struct);
    }

    byte[] separator() {
        return separator.clone();
    }

    static byte[] struct(String message) {
        return Keccak.hash(MESSAGE_TYPE, Keccak.hash(message));
    }

    /** An unsigned integer as 32 bytes, big end first. */
    static byte[] word(long value) {
        return ByteBuffer.allocate(WORD).putLong(WORD - Long.BYTES, value).array();
    }
}
