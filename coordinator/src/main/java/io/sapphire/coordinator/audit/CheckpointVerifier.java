package io.sapphire.coordinator.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.function.BiPredicate;

/** Tells genuine checkpoints from forged ones. */
public final class CheckpointVerifier {
    /** Believes nothing: for a log that nobody signs. */
    public static final CheckpointVerifier NONE = new CheckpointVerifier((_, _) -> false);

    /** Of a message and its signature. */
    private final BiPredicate<byte[], byte[]> genuine;

    private CheckpointVerifier(BiPredicate<byte[], byte[]> genuine) {
        this.genuine = genuine;
    }

    /** Whoever signs needs no other key: Ed25519 gives one message one signature (RFC 8032, 5.1.6). */
    public static CheckpointVerifier of(CheckpointSigner signer) {
        return new CheckpointVerifier((message, signed) -> MessageDigest.isEqual(signer.signature(message), signed));
    }

    /** @param file an Ed25519 public key, X.509 in PEM @throws IllegalArgumentException if it is none */
    public static CheckpointVerifier fromFile(Path file) {
        try {
            var spec = new X509EncodedKeySpec(PemFile.read(file, "PUBLIC KEY"));
            var key = KeyFactory.getInstance("Ed25519").generatePublic(spec);
            return new CheckpointVerifier((message, signed) -> verifies(key, message, signed));
        } catch (GeneralSecurityException malformed) {
            throw new IllegalArgumentException(file + " is not an Ed25519 public key in PEM", malformed);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the public key " + file + " cannot be read", unreadable);
        }
    }

    boolean verifies(SignedCheckpoint signed) {
        return genuine.test(signed.checkpoint().message(), signed.signatureBytes());
    }

    /** Whether a line of text has that signature, in Base64. */
    public boolean verifies(String text, String signature) {
        try {
            return genuine.test(text.getBytes(UTF_8), Base64.getDecoder().decode(signature));
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    private static boolean verifies(PublicKey key, byte[] message, byte[] signed) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(signed);
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a checkpoint cannot be verified", impossible);
        }
    }
}
