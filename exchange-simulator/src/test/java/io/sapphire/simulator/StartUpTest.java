package io.sapphire.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** What keeps a venue from starting is said in one sentence. */
class StartUpTest {
    @TempDir
    private Path ledger;

    @Test
    void aBusyPortIsNamed() throws IOException {
        try (var busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var endpoint = "127.0.0.1:" + busy.getLocalPort();
            assertFails(
                    "cannot listen on " + endpoint + ": the port is in use, or the address is not this machine's",
                    "listen",
                    endpoint);
            assertFails(
                    "cannot listen on " + endpoint + ": the port is in use, or the address is not this machine's",
                    "admin-listen",
                    endpoint);
        }
        start("seed", "1").close();
    }

    @Test
    void aMissingRecordingIsNamed() {
        assertFails("cannot read recording /nowhere/x.gz", "markets[0].file", "/nowhere/x.gz");
    }

    @Test
    void settingsThatMeanNothingAreNamed() {
        assertFails("speed must be a whole number from 1 on or max, was 'quick'", "speed", "quick");
        assertFails("sapphire.simulator.deposit cannot be 'much'", "deposit", "much");
        assertFails("deposit must be positive, was -5", "deposit", "-5");
        assertFails("where to listen must be HOST:PORT, was 'here'", "listen", "here");
        assertFails("address must be 0x and 40 hex digits, was 'me'", "signer", "me");
    }

    @Test
    void anUnknownSettingIsNamed() {
        assertThatThrownBy(() -> start("sped", "60")).hasStackTraceContaining("sapphire.simulator.sped");
    }

    @Test
    void theVenueStartsAsAnApplication() {
        try (var context = start("seed", "7")) {
            assertThat(context.getBean(Simulator.class).port()).isPositive();
            assertThat(context.getBean(Simulator.class).adminPort()).isPositive();
        }
    }

    @Test
    void aLedgerInUseIsNamed() {
        try (var _ = new TestVenue(ledger)) {
            assertFails("is in use by another venue", "seed", "1");
        }
    }

    private ConfigurableApplicationContext start(String key, String value) {
        var settings = new LinkedHashMap<>(Map.of(
                "listen",
                "127.0.0.1:0",
                "admin-listen",
                "127.0.0.1:0",
                "ledger",
                ledger.toString(),
                "signer",
                TestVenue.KEY.address().hex()));
        settings.put(key, value);
        return SimulatorApplication.application()
                .run(settings.entrySet().stream()
                        .map(setting -> "--sapphire.simulator." + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    private void assertFails(String sentence, String key, String value) {
        assertThatThrownBy(() -> start(key, value)).satisfies(failure -> {
            var cause = failure;
            while (cause.getCause() != null
                    && !String.valueOf(cause.getMessage()).startsWith(sentence)) {
                cause = cause.getCause();
            }
            assertThat(cause).hasMessageContaining(sentence);
        });
    }
}
