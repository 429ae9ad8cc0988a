package io.sapphire.exchange.aster.signing;

import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/**
 * Ethereum's signature: ECDSA on secp256k1, k by RFC 6979, low s. Parity is taken from R itself, which saves the two
 * multiplications of recovering the key by trial.
 */
final class Secp256k1 {
    private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
    private static final BigInteger ORDER = CURVE.getN();
    private static final BigInteger HALF_ORDER = ORDER.shiftRight(1);
    private static final int WORD = 32;
    private static final int FIRST_V = 27;

    private Secp256k1() {}

    static boolean isKey(BigInteger candidate) {
        return candidate.signum() > 0 && candidate.compareTo(ORDER) < 0;
    }

    /** The public key's point without its format byte: x and y, 32 bytes each. */
    static byte[] publicKey(BigInteger key) {
        var encoded = times(key).getEncoded(false);
        return Arrays.copyOfRange(encoded, 1, encoded.length);
    }

    /** Signs a digest, which is not hashed again. @return r, s and v (27 or 28): 65 bytes */
    static byte[] sign(BigInteger key, byte[] digest) {
        var message = new BigInteger(1, digest);
        var nonces = new HMacDSAKCalculator(new SHA256Digest());
        nonces.init(ORDER, key, digest);
        while (true) {
            var k = nonces.nextK();
            var point = times(k);
            var x = point.getAffineXCoord().toBigInteger();
            var r = x.mod(ORDER);
            var s = k.modInverse(ORDER).multiply(message.add(key.multiply(r))).mod(ORDER);
            if (r.signum() != 0 && s.signum() != 0) {
                return encode(r, s, parity(point, x));
            }
        }
    }

    /** Which of the points with this r it was. */
    private static int parity(ECPoint point, BigInteger x) {
        int odd = point.getAffineYCoord().toBigInteger().testBit(0) ? 1 : 0;
        return x.compareTo(ORDER) >= 0 ? odd | 2 : odd;
    }

    private static byte[] encode(BigInteger r, BigInteger s, int parity) {
        boolean high = s.compareTo(HALF_ORDER) > 0;
        var low = high ? ORDER.subtract(s) : s;
        var signature = new byte[2 * WORD + 1];
        BigIntegers.asUnsignedByteArray(r, signature, 0, WORD);
        BigIntegers.asUnsignedByteArray(low, signature, WORD, WORD);
        signature[2 * WORD] = (byte) (FIRST_V + (high ? parity ^ 1 : parity));
        return signature;
    }

    private static ECPoint times(BigInteger factor) {
        return new FixedPointCombMultiplier().multiply(CURVE.getG(), factor).normalize();
    }
}
