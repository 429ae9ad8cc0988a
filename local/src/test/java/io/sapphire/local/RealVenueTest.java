package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.agents.grpc.AgentEndpoint;
import io.sapphire.domain.event.MeshEvent.OperatorActed;
import io.sapphire.domain.order.OrderEvent.Filled;
import io.sapphire.local.data.DataDirectory;
import io.sapphire.local.data.Latches;
import io.sapphire.local.data.RunRecord;
import io.sapphire.local.data.Runs;
import io.sapphire.local.golive.GoLive;
import io.sapphire.local.golive.Resolute;
import io.sapphire.local.keys.GatewayAccess;
import io.sapphire.local.keys.LocalKeys;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.options.UpArguments;
import io.sapphire.local.options.UpOptions;
import io.sapphire.local.sentence.Refusal;
import io.sapphire.local.venue.VenueBench;
import io.sapphire.mesh.MeshServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The mesh without a simulator of its own: its orders leave for a venue, where a simulator stands in Aster's place. Stopped
 * and started again it goes on with the same run, and every start is written down.
 */
@Tag("slow")
class RealVenueTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path home;

    private final List<String> told = new ArrayList<>();

    @Test
    void ordersLeaveOnlyWhenMeantAndTheLogKeepsWhoMeantIt() throws Exception {
        try (var venue = new VenueBench(home.resolve("venue"), 1, "synthetic:7", "1", VenueBench.noLimits());
                var agent = MeshServer.start(
                        "127.0.0.1:0", List.of(new AgentEndpoint(List.of(Resolute.FACTORY), Duration.ofSeconds(1))))) {
            agent.serving(true);
            var key = home.resolve("signer.key");
            venue.key().writeTo(key);
            stored();
            var options = options(venue, key, agent.port());
            assertThat(options.isReal()).isTrue();

            try (var data = DataDirectory.open(options.dataDirectory());
                    var mesh = mesh(options, data)) {
                Await.until(PATIENCE, mesh::isServing);
                assertThat(mesh.plan().markets())
                        .hasToString("[BTCUSDT: traded at %s (orders LEAVE for it)]".formatted(venue.rest()));
                Await.until(PATIENCE, () -> mesh.status().fills() > 0);
            }
            var first = new RunLog(options.dataDirectory());
            assertThat(acts(first))
                    .containsExactly(
                            "ann MAINNET orders leave for %s, profile pilot".formatted(venue.rest()),
                            "ann EDGE_OVERRIDDEN a drill");
            var traded = venue.admin("GET", "/admin/state", "");
            assertThat(traded.toString()).contains("BTCUSDT");

            try (var data = DataDirectory.open(options.dataDirectory());
                    var mesh = mesh(options, data)) {
                Await.until(PATIENCE, mesh::isServing);
                assertThat(mesh.status().fills())
                        .isGreaterThanOrEqualTo(
                                first.facts().filter(Filled.class::isInstance).count());
                assertThat(mesh.status().failure()).isEmpty();
            }
            assertThat(acts(new RunLog(options.dataDirectory()))).hasSize(4);
            assertThat(told.getFirst()).contains("ok       account", "note     edge", "Nothing is wrong.");
            assertThat(told.getLast()).contains("1 positions, ");
        }
    }

    /** Live data, the same agents and limits; orders are recorded and filled on paper, and the venue hears of none. */
    @Test
    void aShadowTradesBesideTheLiveMarketAndSendsNothing() throws Exception {
        try (var venue = new VenueBench(home.resolve("venue"), 1, "synthetic:7", "1", VenueBench.noLimits());
                var agent = MeshServer.start(
                        "127.0.0.1:0", List.of(new AgentEndpoint(List.of(Resolute.FACTORY), Duration.ofSeconds(1))))) {
            agent.serving(true);
            var before = venue.admin("GET", "/admin/state", "");
            var options = UpArguments.parse(
                    new SapphireHome(home),
                    Stream.concat(
                                    Stream.of(
                                            "--port=0",
                                            "--stage=shadow",
                                            "--market=aster:BTCUSDT",
                                            "--agents=resolute=127.0.0.1:" + agent.port(),
                                            "--set=sapphire.simulator.mirror.rest=" + venue.rest(),
                                            "--set=sapphire.simulator.mirror.streams=" + venue.streams()),
                                    Resolute.HEARD.stream())
                            .toArray(String[]::new));
            try (var data = DataDirectory.open(options.dataDirectory());
                    var mesh = mesh(options, data)) {
                Await.until(PATIENCE, mesh::isServing);
                Await.until(PATIENCE, () -> mesh.status().fills() > 0);
            }
            assertThat(acts(new RunLog(options.dataDirectory())))
                    .containsExactly("ann SHADOW orders are simulated, none leaves, profile cautious");
            var after = venue.admin("GET", "/admin/state", "");
            assertThat(after.required("equity")).isEqualTo(before.required("equity"));
            assertThat(after.required("positions")).isEqualTo(before.required("positions"));
            assertThat(after.required("orders")).isEqualTo(before.required("orders"));
        }
    }

    private LocalMesh mesh(UpOptions options, DataDirectory data) throws Refusal {
        var clock = InstantSource.system();
        var acts = new GoLive(Map.of(), clock, told::add, "ann").begin(options);
        var opened = new Runs(data, clock).open(options.identity(), options.fresh());
        var place = new SapphireHome(home);
        var access = GatewayAccess.create(Map.of(GatewayAccess.TOKEN, TestMesh.TOKEN), data.processes());
        return new LocalMesh(
                new Wiring(place, options, data, LocalKeys.in(place.keys()), access, opened, Stores.Places.NONE, acts));
    }

    private UpOptions options(VenueBench venue, Path key, int agent) {
        var typed = Stream.of(
                "--port=0",
                "--stage=mainnet",
                "--market=aster:BTCUSDT",
                "--rest=" + venue.rest(),
                "--streams=" + venue.streams(),
                "--key-file=" + key,
                "--confirm=real money of " + venue.key().address(),
                "--without-edge=a drill",
                "--agents=resolute=127.0.0.1:" + agent);
        return UpArguments.parse(
                new SapphireHome(home),
                Stream.concat(typed, Resolute.HEARD.stream()).toArray(String[]::new));
    }

    /** Real money wants a run at testnet before it. */
    private void stored() throws IOException {
        var run = home.resolve("data").resolve("runs").resolve("before");
        Files.createDirectories(run.resolve("events"));
        Files.writeString(home.resolve("data").resolve("version"), "1\n");
        new RunRecord("before", "2026-01-05T12:00:00Z", Map.of(UpOptions.STAGE, "testnet"), Latches.OPEN).writeTo(run);
    }

    private static List<String> acts(RunLog log) {
        return log.events().stream()
                .filter(OperatorActed.class::isInstance)
                .map(OperatorActed.class::cast)
                .map(act -> "%s %s %s".formatted(act.operator(), act.action(), act.reason()))
                .toList();
    }
}
