package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.domain.signal.AgentId;
import io.sapphire.local.data.DataDirectory;
import io.sapphire.local.data.Latches;
import io.sapphire.local.data.OpenedRun;
import io.sapphire.local.data.RunRecord;
import io.sapphire.local.data.TradingLatch;
import io.sapphire.local.keys.GatewayAccess;
import io.sapphire.local.keys.LocalKeys;
import io.sapphire.local.options.AgentOption;
import io.sapphire.local.options.MarketOption;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.options.Settings;
import io.sapphire.local.options.Speed;
import io.sapphire.local.options.UpOptions;
import io.sapphire.local.stage.StageOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WiringTest {
    private static final Places PLACES = new Places(
            "127.0.0.1:1",
            "127.0.0.1:2",
            "in-process:adapter",
            "in-process:agents",
            "in-process:coordinator",
            "127.0.0.1:3",
            "in-process:runner",
            8080);

    @TempDir
    Path folder;

    private DataDirectory data;
    private LocalKeys keys;

    @BeforeEach
    void open() {
        data = DataDirectory.open(folder.resolve("data"));
        keys = LocalKeys.in(folder.resolve("keys"));
    }

    @AfterEach
    void close() {
        data.close();
    }

    @Test
    void simulatorLearnsMarketsPaceAndWhomToTrust() {
        assertThat(wiring(TradingLatch.OPEN).simulator(PLACES))
                .contains(
                        "--sapphire.simulator.listen=127.0.0.1:1",
                        "--sapphire.simulator.admin-listen=127.0.0.1:2",
                        "--sapphire.simulator.speed=max",
                        "--sapphire.simulator.seed=7",
                        "--sapphire.simulator.ledger=" + data.ledger(),
                        "--sapphire.simulator.markets[0].file=bundled",
                        "--sapphire.simulator.markets[0].symbol=",
                        "--sapphire.simulator.markets[1].file=/recording",
                        "--sapphire.simulator.markets[1].symbol=ETHUSDT",
                        "--sapphire.simulator.signer=" + keys.venueAddress(),
                        "--sapphire.simulator.deposit=5");
    }

    @Test
    void adapterLearnsTheVenueAndItsKeysByFile() {
        assertThat(wiring(TradingLatch.OPEN).adapter(PLACES))
                .contains(
                        "--sapphire.exchange.venue.rest=http://127.0.0.1:1",
                        "--sapphire.exchange.venue.market-stream=ws://127.0.0.1:1",
                        "--sapphire.exchange.venue.simulator-admin=http://127.0.0.1:2",
                        "--sapphire.exchange.venue.signer-key-file=" + keys.venueSigner(),
                        "--sapphire.exchange.submit-key-file=" + keys.submitMac());
    }

    @Test
    void coordinatorLearnsItsSeats() {
        assertThat(wiring(TradingLatch.OPEN).coordinator(PLACES))
                .contains(
                        "--sapphire.coordinator.exchange=in-process:adapter",
                        "--sapphire.coordinator.agents[0].id=mine",
                        "--sapphire.coordinator.agents[0].target=10.0.0.1:9100",
                        "--sapphire.coordinator.agents[1].id=trend-momentum",
                        "--sapphire.coordinator.agents[1].target=in-process:agents",
                        "--sapphire.coordinator.shadows[0].id=vpin-hft",
                        "--sapphire.coordinator.shadows[0].target=in-process:agents")
                .noneMatch(argument -> argument.contains("carried-halt"));
    }

    @Test
    void gatewayLearnsTheCoordinatorAndNoSecretByArgument() {
        var wiring = wiring(TradingLatch.OPEN);
        assertThat(wiring.gateway(PLACES))
                .contains(
                        "--sapphire.gateway.port=8080",
                        "--sapphire.gateway.coordinator=in-process:coordinator",
                        "--sapphire.gateway.runner=in-process:runner",
                        "--sapphire.gateway.one-time-token-file="
                                + data.processes().resolve("one-time-token"))
                .noneMatch(argument -> argument.contains(wiring.access().token().reveal()));
    }

    @Test
    void analyticsLearnTheLogAndTheirTokenByFile() {
        assertThat(wiring(TradingLatch.OPEN).analytics(PLACES))
                .containsExactly(
                        "--sapphire.analytics.listen=127.0.0.1:3",
                        "--sapphire.analytics.coordinator=in-process:coordinator",
                        "--sapphire.analytics.file=" + data.tables(),
                        "--sapphire.analytics.token-file=" + data.processes().resolve("analytics-token"));
    }

    @Test
    void ourAgentsHostOnlyTheirOwn() {
        assertThat(wiring(TradingLatch.OPEN).agents(PLACES))
                .contains("--sapphire.agents.enabled=trend-momentum,vpin-hft");
    }

    @Test
    void haltOfTheRunBeforeIsCarriedOver() {
        assertThat(wiring(new TradingLatch("HALTED", "ann", "storm")).coordinator(PLACES))
                .contains(
                        "--sapphire.coordinator.carried-halt.trading=HALTED",
                        "--sapphire.coordinator.carried-halt.operator=ann",
                        "--sapphire.coordinator.carried-halt.reason=storm");
    }

    @Test
    void whatHoldsSingleMarketsBackIsCarriedOverToo() {
        var markets = new TreeMap<>(Map.of("ETHUSDT", new TradingLatch("REDUCING", "throttle", "too often")));
        assertThat(wiring(new Latches(TradingLatch.OPEN, TradingLatch.OPEN, markets))
                        .coordinator(PLACES))
                .contains(
                        "--sapphire.coordinator.carried-markets[0].symbol=ETHUSDT",
                        "--sapphire.coordinator.carried-markets[0].trading=REDUCING",
                        "--sapphire.coordinator.carried-markets[0].operator=throttle",
                        "--sapphire.coordinator.carried-markets[0].reason=too often");
    }

    @Test
    void nothingThatIsWiredCanBeSetByHand() {
        var halt = new TradingLatch("HALTED", "ann", "storm");
        var wiring = wiring(new Latches(halt, TradingLatch.OPEN, new TreeMap<>(Map.of("BTCUSDT", halt))));
        var wired = Stream.of(
                        wiring.simulator(PLACES),
                        wiring.adapter(PLACES),
                        wiring.agents(PLACES),
                        wiring.coordinator(PLACES),
                        wiring.gateway(PLACES),
                        wiring.analytics(PLACES))
                .flatMap(List::stream)
                .map(argument -> argument.substring(2, argument.indexOf('=')))
                // The second is only told where nobody chose another.
                .filter(key -> !List.of("sapphire.simulator.deposit", "sapphire.agents.reasoning.patience")
                        .contains(key));
        assertThat(wired).allMatch(Settings::isWired);
    }

    @Test
    void coordinatorIsToldWhereItsReplicaIs() {
        assertThat(wiring(TradingLatch.OPEN).coordinator(PLACES))
                .contains("--sapphire.coordinator.kafka.servers=127.0.0.1:9092");
    }

    @Test
    void whoCachesIsToldWhereRedisIsAndItsSecretsByFile() {
        var wiring = wiring(TradingLatch.OPEN);
        assertThat(wiring.agents(PLACES))
                .contains(
                        "--sapphire.agents.cache.redis=redis://127.0.0.1:6379",
                        "--sapphire.agents.cache.password=file:" + keys.redisPassword(),
                        "--sapphire.agents.cache.key=file:" + keys.cacheSeal());
        assertThat(wiring.gateway(PLACES)).contains("--sapphire.gateway.cache.redis=redis://127.0.0.1:6379");
        assertThat(wiring.coordinator(PLACES)).noneMatch(argument -> argument.contains("redis"));
        assertThat(wiring.adapter(PLACES)).noneMatch(argument -> argument.contains("redis"));
    }

    private Wiring wiring(TradingLatch carried) {
        return wiring(new Latches(carried, TradingLatch.OPEN));
    }

    private Wiring wiring(Latches carried) {
        var options = new UpOptions(
                StageOptions.PAPER,
                0,
                List.of(new MarketOption("bundled", ""), new MarketOption("/recording", "ETHUSDT")),
                List.of(),
                new Speed("max"),
                data.path(),
                7,
                "demo",
                List.of(
                        new AgentOption(new AgentId("mine"), "10.0.0.1:9100"),
                        new AgentOption(new AgentId("trend-momentum"), ""),
                        new AgentOption(new AgentId("vpin-hft"), "", true)),
                new Settings(new TreeMap<>(Map.of("sapphire.simulator.deposit", "5"))),
                false,
                false,
                true,
                true,
                true);
        var run = new RunRecord("run-1", "", Map.of(), carried);
        var access = GatewayAccess.create(Map.of(), data.processes());
        return new Wiring(
                new SapphireHome(folder),
                options,
                data,
                keys,
                access,
                new OpenedRun(run, false, List.of()),
                new Stores.Places(Optional.of("127.0.0.1:9092"), Optional.of("127.0.0.1:6379")));
    }
}
