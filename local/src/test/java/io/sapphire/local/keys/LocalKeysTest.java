package io.sapphire.local.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKeysTest {

    @TempDir
    Path home;

    @Test
    void missingKeysAreMadeForTheirOwnerOnly() throws IOException {
        var keys = LocalKeys.in(home.resolve("keys"));
        assertThat(Files.readString(keys.submitMac())).matches("[0-9a-f]{64}\n");
        assertThat(keys.venueAddress()).matches("0x[0-9a-fA-F]{40}");
        assertThat(permissions(home.resolve("keys"))).isEqualTo("rwx------");
        for (var key : new Path[] {keys.submitMac(), keys.venueSigner(), keys.auditCheckpoint()}) {
            assertThat(permissions(key)).isEqualTo("rw-------");
        }
    }

    @Test
    void keysOnceMadeStay() throws IOException {
        var first = Files.readString(LocalKeys.in(home.resolve("keys")).submitMac());
        assertThat(LocalKeys.in(home.resolve("keys")).submitMac()).hasContent(first);
    }

    @Test
    void checkpointKeysAreAPair() throws IOException, GeneralSecurityException {
        var keys = LocalKeys.in(home.resolve("keys"));
        var factory = KeyFactory.getInstance("Ed25519");
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(factory.generatePrivate(new PKCS8EncodedKeySpec(decode(keys.auditCheckpoint()))));
        signature.update(new byte[] {1});
        var signed = signature.sign();
        signature.initVerify(factory.generatePublic(new X509EncodedKeySpec(decode(keys.auditCheckpointPublic()))));
        signature.update(new byte[] {1});
        assertThat(signature.verify(signed)).isTrue();
    }

    @Test
    void keyThatOthersCanReadIsRefused() throws IOException {
        var key = LocalKeys.in(home.resolve("keys")).submitMac();
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> LocalKeys.in(home.resolve("keys")))
                .isInstanceOf(Refusal.class)
                .hasMessage("Others can read or change %s; close it with: chmod 600 %s", key, key);
    }

    @Test
    void folderThatOthersCanEnterIsRefused() throws IOException {
        var folder = Files.createDirectory(home.resolve("keys"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThatThrownBy(() -> LocalKeys.in(folder))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("chmod 700 " + folder);
        assertThat(folder).isEmptyDirectory();
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static byte[] decode(Path pem) throws IOException {
        return Base64.getMimeDecoder().decode(Files.readString(pem).replaceAll("-----.*-----", ""));
    }
}
