package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.exchange.aster.signing.VenueSigner;
import io.sapphire.local.data.Latches;
import io.sapphire.local.data.RunRecord;
import io.sapphire.local.options.UpOptions;
import io.sapphire.local.venue.VenueBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The go-live ladder as it is typed; a simulator stands where Aster would. */
class GoLiveTest {
    @TempDir
    private Path home;

    private Path key;

    @BeforeEach
    void keep() {
        key = home.resolve("signer.key");
    }

    /** Whatever is not meant in so many words is not begun, and nothing is touched. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        --stage=moon | --stage must be paper, shadow, testnet or mainnet, was 'moon'.
        --stage=shadow | --stage shadow trades markets as they are now: name each with --market aster:SYMBOL.
        --stage=shadow --market=aster:BTCUSDT --profile=demo | --profile demo trades to show the machinery: at --stage shadow take cautious, pilot or live.
        --stage=shadow --market=aster:BTCUSDT --key-file=KEY | --key-file is for --stage testnet or mainnet: shadow sends nothing.
        --confirm=yes | --rest, --streams, --user, --confirm, --edge-report and --without-edge are for --stage testnet or mainnet, was paper.
        --stage=testnet --market=aster:BTCUSDT | --stage testnet needs --key-file F, the private key of your API wallet.
        --stage=testnet --key-file=KEY | --stage testnet trades markets as they are now: name each with --market aster:SYMBOL.
        --stage=testnet --key-file=KEY --market=aster:BTCUSDT=X1 | --market aster:BTCUSDT=X1: a market of a real venue has the venue's name.
        --stage=testnet --key-file=KEY --market=aster:BTCUSDT --rest=http://127.0.0.1:1 | --rest and --streams go together: they are two sides of one venue.
        --stage=testnet --key-file=KEY --market=aster:BTCUSDT --rest=here --streams=ws://127.0.0.1:1 | --rest must be like http://127.0.0.1:9190, was 'here'.
        --stage=mainnet --key-file=KEY --market=aster:BTCUSDT --profile=cautious | --stage mainnet takes --profile pilot at first and live later, was 'cautious'.
        --stage=mainnet --key-file=KEY --market=aster:BTCUSDT --without-edge= | --without-edge needs a reason: it goes into the event log.
        --stage=mainnet --key-file=KEY --market=aster:BTCUSDT --without-edge=x --edge-report=DIR | --edge-report shows an edge, --without-edge goes without one: give one of them.
        --stage=mainnet --key-file=KEY --market=aster:BTCUSDT | Mainnet trades real money, nothing was started: to mean it, add --confirm 'real money of ADDRESS'.
        --stage=mainnet --key-file=KEY --market=aster:BTCUSDT --confirm=yes | --confirm does not say what has to be meant, nothing was started: it must be 'real money of ADDRESS'.
        --stage=mainnet --key-file=KEY --market=aster:BTCUSDT --user=0xab --confirm=ok | --confirm does not say what has to be meant, nothing was started: it must be 'real money of 0xab'.
        """)
    void whatIsNotMeantIsRefusedWithOneSentence(String typed, String sentence) throws IOException {
        var signer = VenueSigner.generate(new SecureRandom());
        signer.writeTo(key);
        var arguments = Stream.concat(
                Stream.of("up", "--port=0"),
                Stream.of(typed.replace("KEY", key.toString()).split(" ")));
        var said = RecordedDay.run(home, arguments.toArray(String[]::new));
        assertThat(said.complaint()).isEqualTo(sentence.replace("ADDRESS", signer.address()) + "\n");
        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.lines()).isEmpty();
        try (var touched = Files.list(home)) {
            assertThat(touched).containsExactly(key);
        }
    }

    @Test
    void everyStageNamesWhatIsMissing() throws IOException {
        try (var venue = VenueBench.testnet(home.resolve("ledger"), "synthetic:7")) {
            venue.key().writeTo(key);
            var testnet = preflight(venue, "testnet");
            assertThat(testnet.exit()).as(testnet.toString()).isZero();
            assertThat(squeezed(testnet))
                    .contains("ok | stage | testnet, profile cautious")
                    .anyMatch(line -> line.startsWith("note | stage before | shadow has never been traded from "))
                    .contains("ok | wallet | 100000 USDT; %s on chain id 714 is accepted".formatted(venue.key()))
                    .contains("ok | account | flat, no open order")
                    .contains("Nothing is wrong.");

            var json = preflight(venue, "testnet", "--json");
            assertThat(json.lines().getFirst()).startsWith("[{\"verdict\":\"OK\",\"subject\":\"stage\"");

            // What is signed for the main net is void on the other.
            var mainnet = preflight(venue, "mainnet", "--set=sapphire.coordinator.limits.max-order-notional=500");
            assertThat(mainnet.exit()).isEqualTo(1);
            assertThat(squeezed(mainnet))
                    .anyMatch(line -> line.startsWith("wrong | stage before | testnet has never been traded from "))
                    .anyMatch(line -> line.startsWith(
                            "wrong | first limits | sapphire.coordinator.limits.max-order-notional is 500, profile"
                                    + " pilot has 150"))
                    .anyMatch(line -> line.startsWith("wrong | edge | nothing shows that these agents earn more"))
                    .anyMatch(line -> line.matches("wrong \\| wallet \\| .*the venue says -1022 .*"))
                    .anyMatch(line -> line.startsWith("4 of "));
        }
    }

    @Test
    void aShadowNeedsNoKeyAndAPaperRunIsNotEnoughForRealMoney() throws IOException {
        try (var venue = VenueBench.testnet(home.resolve("ledger"), "synthetic:7")) {
            stored("paper", Map.of());
            stored("shadow", Map.of(UpOptions.STAGE, "shadow"));
            var shadow = RecordedDay.run(
                    home,
                    "preflight",
                    "--stage=shadow",
                    "--market=aster:BTCUSDT",
                    "--set=sapphire.simulator.mirror.rest=" + venue.rest(),
                    "--set=sapphire.simulator.mirror.streams=" + venue.streams());
            assertThat(shadow.exit()).as(shadow.toString()).isZero();
            assertThat(squeezed(shadow))
                    .contains("ok | stage before | paper has been traded from here since 2026-01-05T12:00:00Z")
                    .anyMatch(line -> line.startsWith("ok | BTCUSDT rules | tick "));
            venue.key().writeTo(key);
            assertThat(squeezed(preflight(venue, "testnet")))
                    .contains("ok | stage before | shadow has been traded from here since 2026-01-05T12:00:00Z");
        }
    }

    @Test
    void aKeyThatOthersCanReadOrAVenueThatIsAwayIsWrong() throws IOException {
        VenueSigner.generate(new SecureRandom()).writeTo(key);
        var away = new ArrayList<>(List.of("preflight", "--stage=testnet", "--market=aster:BTCUSDT"));
        away.addAll(List.of("--key-file=" + key, "--rest=http://127.0.0.1:10", "--streams=ws://127.0.0.1:10"));
        assertThat(squeezed(RecordedDay.run(home, away.toArray(String[]::new))))
                .anyMatch(line -> line.startsWith("wrong | connection | http://127.0.0.1:10 cannot be reached: "));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(squeezed(RecordedDay.run(home, away.toArray(String[]::new))))
                .contains(
                        "wrong | key | Others can read or change %s; close it with: chmod 600 %s".formatted(key, key));
        var up = new ArrayList<>(away);
        up.set(0, "up");
        var said = RecordedDay.run(home, up.toArray(String[]::new));
        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.complaint())
                .isEqualTo("The mesh is not started at stage testnet: key is not in order, see above.\n");
        assertThat(home.resolve("data")).doesNotExist();
    }

    private RecordedDay.Printed preflight(VenueBench venue, String stage, String... more) {
        var fixed = Stream.of(
                "preflight",
                "--stage=" + stage,
                "--market=aster:BTCUSDT",
                "--key-file=" + key,
                "--rest=" + venue.rest(),
                "--streams=" + venue.streams());
        return RecordedDay.run(home, Stream.concat(fixed, Stream.of(more)).toArray(String[]::new));
    }

    private void stored(String id, Map<String, String> identity) throws IOException {
        var run = home.resolve("data").resolve("runs").resolve(id);
        Files.createDirectories(run.resolve("events"));
        new RunRecord(id, "2026-01-05T12:00:00Z", identity, Latches.OPEN).writeTo(run);
    }

    private static List<String> squeezed(RecordedDay.Printed printed) {
        return printed.lines().stream()
                .map(line -> line.replaceAll(" {2,}", " | "))
                .toList();
    }
}
