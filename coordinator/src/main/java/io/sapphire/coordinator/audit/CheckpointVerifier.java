package io.sapphire.coordinator.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Tells genuine checkpoints from forged ones. */
public final class CheckpointVerifier {
    private final PublicKey key;

    private CheckpointVerifier(PublicKey key) {
        this.key = key;
    }

    /** @param file an Ed25519 public key, X.509 in PEM @throws IllegalArgumentException if it is none */
    public static CheckpointVerifier fromFile(Path file) {
        try {
            var spec = new X509EncodedKeySpec(PemFile.read(file, "PUBLIC KEY"));
            return new CheckpointVerifier(KeyFactory.getInstance("Ed25519").generatePublic(spec));
        } catch (GeneralSecurityException malformed) {
            throw new IllegalArgumentException(file + " is not an Ed25519 public key in PEM", malformed);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the public key " + file + " cannot be read", unreadable);
        }
    }

    boolean verifies(SignedCheckpoint signed) {
        return verifies(signed.checkpoint().message(), signed.signatureBytes());
    }

    /** Whether a line of text has that signature, in Base64. */
    public boolean verifies(String text, String signature) {
        try {
            return verifies(text.getBytes(UTF_8), Base64.getDecoder().decode(signature));
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    private boolean verifies(byte[] message, byte[] signed) {
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
