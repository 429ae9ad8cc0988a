package io.sapphire.simulator.signing;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;

/**
 * An ECDSA signature on secp256k1 that tells who made it.
 *
 * @param odd whether the y coordinate of the signature's point is odd
 */
record Signature(BigInteger r, BigInteger s, boolean odd) {
    private static final String CURVE = "secp256k1";
    private static final X9ECParameters PARAMETERS = CustomNamedCurves.getByName(CURVE);
    private static final int SCALAR = 32;
    private static final int LENGTH = 65;
    private static final int V_OFFSET = 27;

    /** r, s and v in hex, with or without 0x, v being 0, 1, 27 or 28; nothing if it is something else. */
    static Optional<Signature> parse(String hex) {
        var digits = hex.startsWith("0x") || hex.startsWith("0X") ? hex.substring(2) : hex;
        if (!digits.matches("[0-9a-fA-F]{" + 2 * LENGTH + "}")) {
            return Optional.empty();
        }
        var bytes = HexFormat.of().parseHex(digits);
        int v = bytes[LENGTH - 1] & 0xff;
        int parity = v >= V_OFFSET ? v - V_OFFSET : v;
        var r = new BigInteger(1, Arrays.copyOfRange(bytes, 0, SCALAR));
        var s = new BigInteger(1, Arrays.copyOfRange(bytes, SCALAR, LENGTH - 1));
        return parity > 1 || !isScalar(r) || !isScalar(s)
                ? Optional.empty()
                : Optional.of(new Signature(r, s, parity == 1));
    }

    /** Whose key signed the digest; nothing if nobody's could. */
    Optional<Address> signer(byte[] digest) {
        var order = PARAMETERS.getN();
        var inverse = r.modInverse(order);
        var onGenerator = inverse.multiply(new BigInteger(1, digest)).negate().mod(order);
        var onPoint = inverse.multiply(s).mod(order);
        return point().map(point -> ECAlgorithms.sumOfTwoMultiplies(PARAMETERS.getG(), onGenerator, point, onPoint))
                .filter(key -> !key.isInfinity())
                .map(Signature::address);
    }

    private Optional<ECPoint> point() {
        var compressed = new byte[SCALAR + 1];
        compressed[0] = (byte) (odd ? 3 : 2);
        var x = PARAMETERS.getCurve().fromBigInteger(r).getEncoded();
        System.arraycopy(x, 0, compressed, 1, SCALAR);
        try {
            return Optional.of(PARAMETERS.getCurve().decodePoint(compressed));
        } catch (IllegalArgumentException notOnTheCurve) {
            return Optional.empty();
        }
    }

    private static Address address(ECPoint key) {
        var encoded = key.getEncoded(false);
        return Address.of(Arrays.copyOfRange(encoded, 1, encoded.length));
    }

    private static boolean isScalar(BigInteger number) {
        return number.signum() > 0 && number.compareTo(PARAMETERS.getN()) < 0;
    }
}
