package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.local.keys.LocalKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys are rotated as OPERATIONS.md says: between two runs, and the old public key is kept with the run it signed. */
@Tag("slow")
class KeyRotationTest {
    private static final int MINUTES = 75;

    @TempDir
    private Path home;

    @Test
    void newKeysTradeAndSignAndWhatTheOldOnesSignedIsBelievedWithTheOldPublicKey() throws IOException {
        var market = SyntheticMarket.write(home.resolve("synthetic.gz"), "BTCUSDT", MINUTES);
        var before = trade("one", market);
        var signer = LocalKeys.in(home.resolve("keys")).venueAddress();
        var old = home.resolve("keys-before");
        Files.move(home.resolve("keys"), old);
        var after = trade("two", market);

        assertThat(LocalKeys.in(home.resolve("keys")).venueAddress()).isNotEqualTo(signer);
        assertThat(after.number("fills")).isPositive().isEqualTo(before.number("fills"));
        assertThat(after.text("stateHash")).isEqualTo(before.text("stateHash"));
        assertThat(verified("two").exit()).isZero();
        assertThat(verified("one").exit()).isEqualTo(1);
        var believed = verified(
                "one", "--public-key", old.resolve("audit-checkpoint.pub").toString());
        assertThat(believed.lines()).contains("Nothing is wrong.");
        assertThat(believed.exit()).isZero();
    }

    private UpRun trade(String data, Path market) {
        return UpRun.of(
                home,
                Stream.of(
                        "up",
                        "--port=0",
                        "--speed=max",
                        "--exit-at-end",
                        "--data-dir=" + home.resolve(data),
                        "--market=" + market,
                        "--set=sapphire.agents.trend-momentum.horizons=2,4,8"));
    }

    private RecordedDay.Printed verified(String data, String... more) {
        return RecordedDay.run(
                home,
                Stream.concat(Stream.of("audit-verify", home.resolve(data).toString()), Stream.of(more))
                        .toArray(String[]::new));
    }
}
