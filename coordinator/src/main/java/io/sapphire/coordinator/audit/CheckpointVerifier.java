package io.sapphire.coordinator.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;

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
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(signed.checkpoint().message());
            return signature.verify(signed.signatureBytes());
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("a checkpoint cannot be verified", impossible);
        }
    }
}
