package io.sapphire.exchange.aster.signing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.bouncycastle.util.BigIntegers;

/** The key of the venue's API wallet. The key itself is never printed, logged or handed out. */
public final class VenueSigner {
    private static final int KEY_BYTES = 32;
    private static final int ADDRESS_BYTES = 20;

    private final BigInteger key;
    private final String address;

    private VenueSigner(BigInteger key) {
        if (!Secp256k1.isKey(key)) {
            throw new IllegalArgumentException("it is not a private key of secp256k1");
        }
        this.key = key;
        this.address = addressOf(Secp256k1.publicKey(key));
    }

    public static VenueSigner generate(SecureRandom random) {
        var bytes = new byte[KEY_BYTES];
        while (true) {
            random.nextBytes(bytes);
            var candidate = new BigInteger(1, bytes);
            if (Secp256k1.isKey(candidate)) {
                return new VenueSigner(candidate);
            }
        }
    }

    /**
     * Reads a private key: 64 hex digits, with or without {@code 0x}.
     *
     * @throws IllegalArgumentException with one sentence for people, if it cannot be read or is no key
     */
    public static VenueSigner fromFile(Path file) {
        try {
            return ofHex(Files.readString(file, US_ASCII).strip());
        } catch (IOException e) {
            throw new IllegalArgumentException("the venue signer's key file " + file + " cannot be read", e);
        } catch (IllegalArgumentException e) {
            // Without the cause: its message could quote the key.
            throw new IllegalArgumentException(
                    "the venue signer's key file " + file + " must hold a private key of 64 hex digits");
        }
    }

    /**
     * Reads a private key that is not in a file.
     *
     * @param origin for people: where it was
     * @throws IllegalArgumentException with one sentence that does not quote it
     */
    public static VenueSigner fromText(String origin, String hex) {
        try {
            return ofHex(hex);
        } catch (IllegalArgumentException _) {
            // Without the cause: its message could quote the key.
            throw new IllegalArgumentException(origin + " must hold a private key of 64 hex digits");
        }
    }

    static VenueSigner ofHex(String hex) {
        var digits = hex.startsWith("0x") ? hex.substring(2) : hex;
        if (digits.length() != 2 * KEY_BYTES) {
            throw new IllegalArgumentException("a private key has 64 hex digits");
        }
        return new VenueSigner(new BigInteger(1, HexFormat.of().parseHex(digits)));
    }

    /** Writes the key to a new file that only its owner may read. @throws IOException if it exists */
    public void writeTo(Path file) throws IOException {
        var bytes = new byte[KEY_BYTES];
        BigIntegers.asUnsignedByteArray(key, bytes, 0, KEY_BYTES);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = Files.newByteChannel(file, options, ownerOnly)) {
            var text = ByteBuffer.wrap((HexFormat.of().formatHex(bytes) + "\n").getBytes(US_ASCII));
            while (text.hasRemaining()) {
                channel.write(text);
            }
        }
    }

    /** The wallet's address with its EIP-55 checksum. */
    public String address() {
        return address;
    }

    /** Signs the literal parameter string. @return {@code 0x} and 130 lower-case hex digits */
    public String sign(SigningDomain domain, String message) {
        return hex(sign(domain.digest(message)));
    }

    /**
     * Signs parameters as a structure of their own, as main wallets do.
     *
     * @param type of the structure, for example {@code ApproveAgent}
     */
    public String sign(SigningDomain domain, String type, String parameters) {
        return hex(sign(domain.digest(TypedRequest.struct(type, parameters))));
    }

    byte[] sign(byte[] digest) {
        return Secp256k1.sign(key, digest);
    }

    @Override
    public String toString() {
        return "signer " + address;
    }

    private static String addressOf(byte[] publicKey) {
        var hash = Keccak.hash(publicKey);
        var digits = HexFormat.of().formatHex(hash, hash.length - ADDRESS_BYTES, hash.length);
        return checksummed(digits);
    }

    /** A letter is capital where the hash of the lower-case address has a digit of 8 or more. */
    private static String checksummed(String digits) {
        var hash = HexFormat.of().formatHex(Keccak.hash(digits));
        var address = new StringBuilder("0x");
        for (int i = 0; i < digits.length(); i++) {
            var digit = digits.substring(i, i + 1);
            address.append(Character.digit(hash.charAt(i), 16) >= 8 ? digit.toUpperCase(Locale.ROOT) : digit);
        }
        return address.toString();
    }

    private static String hex(byte[] bytes) {
        return "0x" + HexFormat.of().formatHex(bytes);
    }
}
