package io.sapphire.local.keys;

import io.sapphire.exchange.aster.signing.VenueSigner;
import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The keys of one machine, as files that only their owner can read. What is in them is never printed. */
public final class LocalKeys {
    private final Path folder;

    private LocalKeys(Path folder) {
        this.folder = folder;
    }

    /** Makes what is missing. @throws Refusal if others could read what is there */
    public static LocalKeys in(Path folder) {
        try {
            Private.createFolder(folder);
            Private.refuseOpen(folder);
            try (var lock = FileChannel.open(
                            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = lock.lock()) {
                return new LocalKeys(folder).complete();
            }
        } catch (IOException | GeneralSecurityException failure) {
            throw Refusal.failure("The keys in %s cannot be used: %s.".formatted(folder, failure), failure);
        }
    }

    /** Shared by coordinator and adapter: 32 bytes, in hex. */
    public Path submitMac() {
        return folder.resolve("submit-mac.key");
    }

    /** Signs requests to the venue: a secp256k1 private key, in hex. */
    public Path venueSigner() {
        return folder.resolve("venue-signer.key");
    }

    /** Address of the venue signer: who it is to the venue. */
    public String venueAddress() {
        return VenueSigner.fromFile(venueSigner()).address();
    }

    /** Signs checkpoints of the event log: an Ed25519 private key, PKCS 8 in PEM. */
    public Path auditCheckpoint() {
        return folder.resolve("audit-checkpoint.key");
    }

    /** Verifies checkpoints of the event log: X.509 in PEM. */
    public Path auditCheckpointPublic() {
        return folder.resolve("audit-checkpoint.pub");
    }

    /** Seals what is kept in Redis: 32 bytes, in hex. */
    public Path cacheSeal() {
        return folder.resolve("cache-seal.key");
    }

    /** Of our user of the Redis beside the mesh: 32 bytes, in hex. */
    public Path redisPassword() {
        return folder.resolve("redis-password.key");
    }

    /** Where the latest signed checkpoint of every run is kept: beside the keys, not with the logs. */
    public Path heads() {
        return folder.resolveSibling("heads");
    }

    /** @throws Refusal if others could read or change a file of somebody's key */
    public static void refuseOpen(Path key) {
        try {
            Private.refuseOpen(key);
        } catch (IOException failure) {
            throw Refusal.failure("The key %s cannot be used: %s.".formatted(key, failure), failure);
        }
    }

    private LocalKeys complete() throws IOException, GeneralSecurityException {
        Private.createFile(submitMac(), draft -> Private.write(draft, randomHex()));
        Private.createFile(
                venueSigner(), draft -> VenueSigner.generate(new SecureRandom()).writeTo(draft));
        for (var random : new Path[] {cacheSeal(), redisPassword()}) {
            Private.createFile(random, draft -> Private.write(draft, randomHex()));
        }
        completeCheckpointPair();
        for (var key : new Path[] {submitMac(), venueSigner(), auditCheckpoint(), cacheSeal(), redisPassword()}) {
            Private.refuseOpen(key);
        }
        return this;
    }

    /** The public half is written first, so that a private key never lies there alone. */
    private void completeCheckpointPair() throws IOException, GeneralSecurityException {
        if (!Files.exists(auditCheckpoint())) {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            Files.deleteIfExists(auditCheckpointPublic());
            var open = Pem.of("PUBLIC KEY", pair.getPublic().getEncoded());
            var secret = Pem.of("PRIVATE KEY", pair.getPrivate().getEncoded());
            Private.createFile(auditCheckpointPublic(), draft -> Private.write(draft, open));
            Private.createFile(auditCheckpoint(), draft -> Private.write(draft, secret));
        }
    }

    private static String randomHex() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes) + "\n";
    }
}
