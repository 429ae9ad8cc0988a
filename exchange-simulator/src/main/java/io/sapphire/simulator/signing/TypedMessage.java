package io.sapphire.simulator.signing;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * What a client signs: the literal request text as the EIP-712 structure {@code Message(string msg)} in the domain
 * "AsterSignTransaction", version 1, verifying contract 0.
 *
 * @see <a href="https://github.com/asterdex/api-docs">asterdex/api-docs, V3, "Authentication"</a>
 */
public final class TypedMessage {
    private static final int WORD = 32;
    private static final byte[] DOMAIN_TYPE =
            hash("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
    private static final byte[] MESSAGE_TYPE = hash("Message(string msg)");
    private static final byte[] NAME = hash("AsterSignTransaction");
    private static final byte[] VERSION = hash("1");
    private static final byte[] PREFIX = {0x19, 0x01};

    private final byte[] domain;

    /** @param chainId 1666 is the venue's main net, 714 its test net */
    public TypedMessage(long chainId) {
        domain = Keccak.hash(DOMAIN_TYPE, NAME, VERSION, word(chainId), new byte[WORD]);
    }

    /** The 32 bytes that are signed. */
    public byte[] digest(String message) {
        return Keccak.hash(PREFIX, domain, Keccak.hash(MESSAGE_TYPE, hash(message)));
    }

    private static byte[] hash(String text) {
        return Keccak.hash(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] word(long number) {
        var bytes = BigInteger.valueOf(number).toByteArray();
        var word = new byte[WORD];
        System.arraycopy(bytes, 0, word, WORD - bytes.length, bytes.length);
        return word;
    }
}
