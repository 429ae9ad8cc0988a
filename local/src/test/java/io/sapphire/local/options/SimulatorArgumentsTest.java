package io.sapphire.local.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.local.sentence.Refusal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatorArgumentsTest {
    private static final SapphireHome HOME = new SapphireHome(Path.of("/home/somebody"));

    @Test
    void nothingTypedMeansTheBundledMarketInRealTimeForAnybody() {
        assertThat(SimulatorArguments.parse(HOME).settings())
                .containsExactly(
                        "--sapphire.simulator.listen=127.0.0.1:9190",
                        "--sapphire.simulator.admin-listen=127.0.0.1:9191",
                        "--sapphire.simulator.ledger=/home/somebody/simulator",
                        "--sapphire.simulator.speed=1",
                        "--sapphire.simulator.seed=1",
                        "--sapphire.simulator.signer=0x21cF8Ae13Bb72632562c6Fff438652Ba1a151bb0",
                        "--sapphire.simulator.limits.enforced=false",
                        "--sapphire.simulator.limits.clock=venue",
                        "--sapphire.simulator.markets[0].file=bundled",
                        "--sapphire.simulator.markets[0].symbol=",
                        "--sapphire.simulator.markets[0].instrument=");
    }

    @Test
    void everyOptionIsHeard() {
        var signer = "0xb67f9a782d3678a0bac50c22eacbb4924fe9d4cf";
        assertThat(SimulatorArguments.parse(
                                HOME,
                                "--port=1",
                                "--admin-port=2",
                                "--speed=max",
                                "--seed=3",
                                "--signer=" + signer,
                                "--limits=wall",
                                "--ledger=/tmp/l",
                                "--market=bundled=XBTUSDT")
                        .settings())
                .contains(
                        "--sapphire.simulator.listen=127.0.0.1:1",
                        "--sapphire.simulator.admin-listen=127.0.0.1:2",
                        "--sapphire.simulator.ledger=/tmp/l",
                        "--sapphire.simulator.speed=max",
                        "--sapphire.simulator.seed=3",
                        "--sapphire.simulator.signer=" + signer,
                        "--sapphire.simulator.limits.enforced=true",
                        "--sapphire.simulator.limits.clock=wall",
                        "--sapphire.simulator.markets[0].symbol=XBTUSDT");
    }

    @Test
    void eachRunOnALiveMarketHasALedgerOfItsOwn() {
        var one = SimulatorArguments.parse(HOME, "--market=aster:BTCUSDT");
        var other = SimulatorArguments.parse(HOME, "--market=aster:BTCUSDT");
        assertThat(one.ledger()).hasParent(HOME.path().resolve("simulator")).isNotEqualTo(other.ledger());
        assertThat(one.settings()).noneMatch(setting -> setting.contains("mirror"));
        assertThat(SimulatorArguments.parse(
                                HOME,
                                "--market=aster:BTCUSDT",
                                "--mirror-rest=http://localhost:1",
                                "--mirror-streams=ws://localhost:1")
                        .settings())
                .contains(
                        "--sapphire.simulator.markets[0].file=aster:BTCUSDT",
                        "--sapphire.simulator.mirror.rest=http://localhost:1",
                        "--sapphire.simulator.mirror.streams=ws://localhost:1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--port=70000 | --port must be between 0 and 65535, was 70000.",
                "--admin-port=-1 | --admin-port must be between 0 and 65535, was -1.",
                "--signer=me | --signer must be 0x and 40 hex digits, was 'me'.",
                "--limits=some | --limits must be off, venue or wall, was 'some'.",
                "--speed=warp | --speed must be max or a whole number of at least 1, was 'warp'."
            })
    void whatDoesNotExistIsRefusedInOneSentence(String typed, String sentence) {
        assertThatThrownBy(() -> SimulatorArguments.parse(HOME, typed))
                .isInstanceOf(Refusal.class)
                .hasMessage(sentence);
    }
}
