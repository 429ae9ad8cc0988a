package io.sapphire.simulator.signing;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;

/** A private key that signs the way a client of the venue does: RFC 6979, low s, v 27 or 28. */
public final class TestKey {
    private static final org.bouncycastle.asn1.x9.X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");

    private final BigInteger secret;
    private final TypedMessage typed;

    public TestKey(String hex, long chainId) {
        secret = new BigInteger(hex, 16);
        typed = new TypedMessage(chainId);
    }

    public Address address() {
        var encoded = CURVE.getG().multiply(secret).getEncoded(false);
        return Address.of(Arrays.copyOfRange(encoded, 1, encoded.length));
    }

    /** 0x, r, s and v. */
    public String sign(String message) {
        var digest = typed.digest(message);
        var e = new BigInteger(1, digest);
        var n = CURVE.getN();
        var nonces = new HMacDSAKCalculator(new SHA256Digest());
        nonces.init(n, secret, digest);
        var k = nonces.nextK();
        var point = CURVE.getG().multiply(k).normalize();
        var r = point.getAffineXCoord().toBigInteger().mod(n);
        var s = k.modInverse(n).multiply(e.add(secret.multiply(r))).mod(n);
        boolean odd = point.getAffineYCoord().testBitZero();
        if (s.compareTo(n.shiftRight(1)) > 0) {
            s = n.subtract(s);
            odd = !odd;
        }
        return "0x" + word(r) + word(s) + (odd ? "1c" : "1b");
    }

    private static String word(BigInteger number) {
        var hex = number.toString(16);
        return "0".repeat(64 - hex.length()) + hex;
    }

    static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.startsWith("0x") ? hex.substring(2) : hex);
    }
}
