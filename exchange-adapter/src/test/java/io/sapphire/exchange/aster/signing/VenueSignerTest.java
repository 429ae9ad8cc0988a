package io.sapphire.exchange.aster.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VenueSignerTest {
    private static final String KEY = "4fd0a42218f3eae43a6ce26d22544e986139a01e5b34a62db53757ffca81bae1";

    @TempDir
    Path folder;

    @Test
    void generatedKeySurvivesItsFile() throws IOException {
        var file = folder.resolve("signer.key");
        var signer = VenueSigner.generate(new SecureRandom());

        signer.writeTo(file);

        assertThat(VenueSigner.fromFile(file).address()).isEqualTo(signer.address());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void missingFileIsOneSentence() {
        var file = folder.resolve("absent.key");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> VenueSigner.fromFile(file))
                .withMessage("the venue signer's key file " + file + " cannot be read");
    }

    @Test
    void malformedKeyIsRefusedWithoutQuotingIt() throws IOException {
        var file = folder.resolve("bad.key");
        Files.writeString(file, KEY.replace('4', 'x'));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> VenueSigner.fromFile(file))
                .withMessageNotContaining("xfd0")
                .withNoCause();
    }

    @Test
    void keyIsNeverPrinted() {
        assertThat(VenueSigner.ofHex(KEY)).hasToString("signer 0x21cF8Ae13Bb72632562c6Fff438652Ba1a151bb0");
    }
}
