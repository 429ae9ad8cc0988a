package io.sapphire.local.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.domain.signal.AgentId;
import io.sapphire.local.sentence.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpArgumentsTest {

    @TempDir
    Path folder;

    @Test
    void nothingTypedMeansTheBundledMarketAtSixtyTimesItsSpeed() {
        var options = options();
        assertThat(options.markets()).containsExactly(new MarketOption("bundled", ""));
        assertThat(options.speed()).isEqualTo(new Speed("60"));
        assertThat(options.seed()).isEqualTo(1);
        assertThat(options.port()).isEqualTo(8080);
        assertThat(options.profile()).isEqualTo("demo");
        assertThat(options.agents())
                .hasToString("[financial-sentiment, market-prediction, strategy-optimization, trend-momentum,"
                        + " volume-microstructure, vpin-hft]");
        assertThat(options.dataDirectory()).isEqualTo(folder.resolve("data"));
        assertThat(options.processes() || options.fresh() || options.exitAtEnd())
                .isFalse();
    }

    @Test
    void everyOptionIsHeard() throws IOException {
        var recording = Files.writeString(folder.resolve("recording"), "x").toString();
        var instrument =
                Files.writeString(folder.resolve("instrument.json"), "{}").toString();
        var options = options(
                ("--port 0 --market %s=ETHUSDT --instrument %s --speed max --data-dir %s --seed 7 --profile cautious "
                                + "--agents none --set sapphire.simulator.deposit=5 --processes --fresh --exit-at-end")
                        .formatted(recording, instrument, folder.resolve("d"))
                        .split(" "));
        assertThat(options.markets()).containsExactly(new MarketOption(recording, "ETHUSDT"));
        assertThat(options.instruments()).containsExactly(Path.of(instrument));
        assertThat(options.speed().lockStep()).isTrue();
        assertThat(options.dataDirectory()).isEqualTo(folder.resolve("d"));
        assertThat(options.seed()).isEqualTo(7);
        assertThat(options.agents()).isEmpty();
        assertThat(options.settings().values()).containsEntry("sapphire.simulator.deposit", "5");
        assertThat(options.processes() && options.fresh() && options.exitAtEnd())
                .isTrue();
    }

    @Test
    void aLiveMarketTakesItsOwnTime() {
        var options = options("--market", "aster:BTCUSDT");
        assertThat(options.isLive()).isTrue();
        assertThat(options.markets()).containsExactly(new MarketOption("aster:BTCUSDT", ""));
        assertThat(options.speed()).isEqualTo(new Speed("1"));
    }

    @Test
    void severalMarketsRunAtOnce() throws IOException {
        var recording = Files.writeString(folder.resolve("recording"), "x").toString();
        assertThat(options("--market", "bundled", "--market", recording).markets())
                .extracting(MarketOption::file)
                .containsExactly("bundled", recording);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        --speed fast            | --speed must be max or a whole number of at least 1, was 'fast'.
        --speed 0               | --speed must be max or a whole number of at least 1, was '0'.
        --port 65536            | --port must be between 0 and 65535, was 65536.
        --market bundled=btc    | --market: symbol must be 2 to 20 capital letters or digits, was 'btc'.
        --market aster:btc      | --market: symbol must be 2 to 20 capital letters or digits, was 'btc'.
        --market aster:BTCUSDT --speed 60 | A live market takes its own time: --speed must be 1, was 60.
        --market /no/recording  | --market: /no/recording is not a file that can be read.
        --instrument /no/rules  | --instrument: /no/rules is not a file that can be read.
        --profile bold          | --profile must be demo, cautious, pilot or live, was 'bold'.
        --agents a=x            | --agents: an agent of your own is ID=HOST:PORT, was '=x'.
        --agents a,a=h:1        | --agents: the same id twice in 'a,a=h:1'.
        --agents Oracle         | --agents: agent id must be lower-case letters, digits and hyphens, was 'Oracle'.
        --set deposit           | --set must be KEY=VALUE, was 'deposit'.
        --set sapphire.simulator.seed=2 | --set: sapphire.simulator.seed is set by up itself.
        """)
    void whatDoesNotExistIsRefusedWithOneSentence(String typed, String sentence) {
        assertThatThrownBy(() -> options(typed.split(" ")))
                .isInstanceOf(Refusal.class)
                .hasMessage(sentence)
                .extracting(refusal -> ((Refusal) refusal).exitCode())
                .isEqualTo(2);
    }

    @Test
    void agentMayTakePartAsAShadow() {
        assertThat(options("--agents", "trend-momentum, shadow:mine=127.0.0.1:9100, shadow:vpin-hft")
                        .agents())
                .containsExactly(
                        new AgentOption(new AgentId("mine"), "127.0.0.1:9100", true),
                        new AgentOption(new AgentId("trend-momentum"), "", false),
                        new AgentOption(new AgentId("vpin-hft"), "", true));
    }

    @Test
    void settingOfNoServiceIsRefusedByName() {
        assertThatThrownBy(() -> options("--set", "sapphire.dashboard.port=1"))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("--set: no service has a key 'sapphire.dashboard.port'");
    }

    @Test
    void instrumentsGoWithMarketsInTheirOrder() throws IOException {
        var rules = Files.writeString(folder.resolve("rules.json"), "{}").toString();
        assertThatThrownBy(() -> options("--market", "bundled", "--market", "bundled=ETHUSDT", "--instrument", rules))
                .isInstanceOf(Refusal.class)
                .hasMessage("1 --instrument for 2 markets: give one per market in the same order, or none.");
    }

    @Test
    void paceAndProcessLayoutDoNotMakeAnotherRun() {
        assertThat(options("--speed", "max", "--processes").identity())
                .isEqualTo(options().identity());
        assertThat(options("--speed", "1").identity()).isNotEqualTo(options().identity());
        assertThat(options("--seed", "2").identity()).isNotEqualTo(options().identity());
    }

    private UpOptions options(String... typed) {
        var home = SapphireHome.of(Map.of("SAPPHIRE_HOME", folder.toString()), "/home/nobody");
        return UpArguments.parse(home, typed);
    }
}
