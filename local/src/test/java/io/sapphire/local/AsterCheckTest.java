package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.exchange.aster.signing.VenueSigner;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.simulator.Simulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Against the simulator, as {@code --rest} reaches it. */
class AsterCheckTest {

    @TempDir
    Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void accountThatIsReadyIsSaidToBe() throws IOException {
        var key = key("signer.key");
        try (var simulator = simulator(key)) {
            assertThat(check(simulator, "--key-file", key.toString()))
                    .as(out + "" + err)
                    .isZero();
        }

        var signer = VenueSigner.fromFile(key);
        assertThat(out.toString().lines().map(line -> line.replaceAll(" {2,}", " | ")))
                .anyMatch(line -> line.matches("ok \\| connection \\| http://127.0.0.1:\\d+ answers in \\d+ ms"))
                .anyMatch(line -> line.matches("note \\| clock \\| this machine is \\d+ s ahead of the venue"))
                .contains("ok | limits | 2400 weight in 1m, 1200 orders in 1m")
                .contains("ok | wallet | 10000 USDT; %s on chain id 1666 is accepted".formatted(signer))
                .contains("ok | key | may trade, expires at 2100-01-01T00:00:00Z")
                .contains("ok | position mode | one-way")
                .contains("ok | margin mode | single-asset")
                .contains("ok | BTCUSDT rules | tick 0.1, step 0.001, at least 5 of notional")
                .contains("ok | BTCUSDT fees | maker 0.0002, taker 0.0004 of notional")
                .last()
                .isEqualTo("Nothing is wrong.");
    }

    @Test
    void keyOfSomebodyElseIsWrong() throws IOException {
        try (var simulator = simulator(key("signer.key"))) {
            assertThat(check(simulator, "--key-file", key("other.key").toString()))
                    .isEqualTo(1);
        }

        assertThat(out.toString().lines())
                .anyMatch(line -> line.startsWith("wrong    wallet") && line.contains("the venue says -"))
                .last()
                .asString()
                .startsWith("1 of ");
    }

    @Test
    void withoutAKeyOnlyWhatIsPublicIsChecked() throws IOException {
        try (var simulator = simulator(key("signer.key"))) {
            assertThat(check(simulator)).isZero();
        }

        assertThat(out.toString())
                .contains("skipped  wallet", "no key: name it with --key-file F or in the variable ASTER_SIGNER_KEY");
    }

    @Test
    void marketThatIsNotListedIsWrong() throws IOException {
        var key = key("signer.key");
        try (var simulator = simulator(key)) {
            assertThat(check(simulator, "--key-file", key.toString(), "--symbol", "NVDAUSDT"))
                    .isEqualTo(1);
        }

        assertThat(out.toString()).contains("wrong    NVDAUSDT rules", "the venue does not list it");
    }

    @Test
    void venueThatDoesNotAnswerIsOneLine() {
        assertThat(run("aster", "check", "--rest", "http://127.0.0.1:10")).isEqualTo(1);
        assertThat(out.toString())
                .startsWith("wrong    connection  http://127.0.0.1:10 cannot be reached: ")
                .endsWith("1 of 1 are wrong.\n");
    }

    @Test
    void networkMustBeNamed() {
        assertThat(run("aster", "check")).isEqualTo(2);
        assertThat(run("aster", "check", "--testnet", "--mainnet")).isEqualTo(2);
        assertThat(run("aster", "check", "--rest", "here")).isEqualTo(2);
        assertThat(err.toString()).endsWith("--rest must be like http://127.0.0.1:9190, was 'here'.\n");
    }

    private int check(ConfigurableApplicationContext simulator, String... more) {
        var venue = "http://127.0.0.1:" + simulator.getBean(Simulator.class).port();
        var head = Stream.of("aster", "check", "--rest", venue);
        return run(Stream.concat(head, Stream.of(more)).toArray(String[]::new));
    }

    private int run(String... args) {
        return Sapphire.run(new SapphireHome(home), new PrintStream(out, true), new PrintStream(err, true), args);
    }

    private Path key(String name) throws IOException {
        var file = home.resolve(name);
        VenueSigner.generate(new SecureRandom()).writeTo(file);
        return file;
    }

    private ConfigurableApplicationContext simulator(Path key) throws IOException {
        var market = SyntheticMarket.write(home.resolve("market.gz"), "BTCUSDT", 2);
        return Service.SIMULATOR
                .application()
                .run(
                        "--logging.level.root=off",
                        "--sapphire.simulator.listen=127.0.0.1:0",
                        "--sapphire.simulator.admin-listen=127.0.0.1:0",
                        "--sapphire.simulator.ledger=" + home.resolve("ledger"),
                        "--sapphire.simulator.signer="
                                + VenueSigner.fromFile(key).address(),
                        "--sapphire.simulator.markets[0].file=" + market);
    }
}
