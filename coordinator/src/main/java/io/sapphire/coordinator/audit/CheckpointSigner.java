package io.sapphire.coordinator.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Signs checkpoints. What is in the key is never printed. */
public final class CheckpointSigner {
    private final PrivateKey key;

    private CheckpointSigner(PrivateKey key) {
        this.key = key;
    }

    /** @param file an Ed25519 private key, PKCS 8 in PEM @throws IllegalArgumentException if it is none */
    public static CheckpointSigner fromFile(Path file) {
        try {
            var spec = new PKCS8EncodedKeySpec(PemFile.read(file, "PRIVATE KEY"));
            return new CheckpointSigner(KeyFactory.getInstance("Ed25519").generatePrivate(spec));
        } catch (GeneralSecurityException malformed) {
            throw new IllegalArgumentException(file + " is not an Ed25519 private key in PEM", malformed);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the checkpoint key " + file + " cannot be read", unreadable);
        }
    }

    SignedCheckpoint sign(Checkpoint checkpoint) {
        return new SignedCheckpoint(checkpoint, sign(checkpoint.message()));
    }

    /** Signs a line of text, in Base64; the same line always gets the same signature. */
    public String sign(String text) {
        return sign(text.getBytes(UTF_8));
    }

    private String sign(byte[] message) {
        return Base64.getEncoder().encodeToString(signature(message));
    }

    byte[] signature(byte[] message) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("nothing can be signed", impossible);
        }
    }

    @Override
    public String toString() {
        return "CheckpointSigner";
    }
}
