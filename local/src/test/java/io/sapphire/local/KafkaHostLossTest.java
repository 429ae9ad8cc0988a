package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.StatusRuntimeException;
import io.sapphire.agents.grpc.AgentEndpoint;
import io.sapphire.domain.event.MeshEvent.PositionReconciled;
import io.sapphire.domain.event.MeshEvent.RunStarted;
import io.sapphire.domain.order.OrderEvent.Filled;
import io.sapphire.domain.order.OrderEvent.Intended;
import io.sapphire.domain.order.OrderEvent.PartiallyFilled;
import io.sapphire.domain.order.OrderId;
import io.sapphire.local.data.DataDirectory;
import io.sapphire.local.data.Latches;
import io.sapphire.local.data.OpenedRun;
import io.sapphire.local.data.RunRecord;
import io.sapphire.local.golive.Resolute;
import io.sapphire.local.keys.GatewayAccess;
import io.sapphire.local.keys.LocalKeys;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.options.UpArguments;
import io.sapphire.local.options.UpOptions;
import io.sapphire.local.venue.VenueBench;
import io.sapphire.mesh.MeshServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The drill for a lost host with a replica: data directory gone, journal with it; Kafka, the keys and the venue left. The
 * coordinator is told no run, as in a cluster: it brings its account's last one back.
 */
@Tag("slow")
class KafkaHostLossTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    private Path folder;

    @Test
    void whatKafkaAndTheVenueKnowIsGoneOnFrom() throws Exception {
        var home = new SapphireHome(folder.resolve("home"));
        var keys = LocalKeys.in(home.keys());
        try (var venue = new VenueBench(folder.resolve("venue"), 1, "synthetic:7", "1", VenueBench.noLimits());
                var agent = MeshServer.start(
                        "127.0.0.1:0", List.of(new AgentEndpoint(List.of(Resolute.FACTORY), Duration.ofSeconds(1))));
                var elsewhere = DataDirectory.open(folder.resolve("elsewhere"));
                var kafka = new Stores(UpArguments.parse(home, "--with-kafka"), elsewhere, keys, _ -> {})) {
            agent.serving(true);
            var key = folder.resolve("signer.key");
            venue.key().writeTo(key);
            var options = options(home, venue, key, agent.port());

            try (var data = DataDirectory.open(options.dataDirectory());
                    var mesh = mesh(home, options, data, keys, kafka)) {
                Await.until(PATIENCE, () -> isReplicated(mesh) && mesh.status().fills() > 0);
            }
            var lost = new RunLog(options.dataDirectory().resolve("events"));
            delete(options.dataDirectory());

            try (var data = DataDirectory.open(options.dataDirectory());
                    var mesh = mesh(home, options, data, keys, kafka)) {
                Await.until(PATIENCE, () -> isReplicated(mesh) || failed(mesh));
                assertThat(mesh.status().failure()).isEmpty();
                var taken = mesh.status().sequence();
                Await.until(PATIENCE, () -> mesh.status().sequence() > taken + 20);
                assertThat(mesh.status().failure()).isEmpty();
            }
            var saved = new RunLog(options.dataDirectory().resolve("events"));
            assertThat(saved.events().getFirst())
                    .isInstanceOf(RunStarted.class)
                    .isEqualTo(lost.events().getFirst());
            assertThat(fills(saved))
                    .startsWith(fills(lost).toArray(Long[]::new))
                    .doesNotHaveDuplicates();
            assertThat(intents(saved))
                    .startsWith(intents(lost).toArray(OrderId[]::new))
                    .doesNotHaveDuplicates();
            assertThat(saved.events().stream().filter(PositionReconciled.class::isInstance))
                    .last()
                    .satisfies(event -> assertThat(((PositionReconciled) event).oursE8())
                            .isEqualTo(((PositionReconciled) event).venuesE8())
                            .isPositive());
        }
    }

    private static LocalMesh mesh(
            SapphireHome home, UpOptions options, DataDirectory data, LocalKeys keys, Stores kafka) {
        var unnamed = new OpenedRun(new RunRecord("", "", Map.of(), Latches.OPEN), false, List.of());
        var access = GatewayAccess.create(Map.of(GatewayAccess.TOKEN, TestMesh.TOKEN), data.processes());
        return new LocalMesh(new Wiring(home, options, data, keys, access, unnamed, kafka.places()));
    }

    private static UpOptions options(SapphireHome home, VenueBench venue, Path key, int agent) {
        var typed = Stream.of(
                "--port=0",
                "--stage=mainnet",
                "--market=aster:BTCUSDT",
                "--rest=" + venue.rest(),
                "--streams=" + venue.streams(),
                "--key-file=" + key,
                "--agents=resolute=127.0.0.1:" + agent);
        return UpArguments.parse(
                home, Stream.concat(typed, Resolute.HEARD.stream()).toArray(String[]::new));
    }

    private static boolean isReplicated(LocalMesh mesh) {
        try {
            var status = mesh.status();
            return mesh.isServing() && status.unreplicated().isEmpty() && status.replicaLag() == 0;
        } catch (StatusRuntimeException _) {
            // It does not answer yet.
            return false;
        }
    }

    private static boolean failed(LocalMesh mesh) {
        try {
            return !mesh.status().failure().isEmpty();
        } catch (StatusRuntimeException _) {
            // It does not answer yet.
            return false;
        }
    }

    private static List<OrderId> intents(RunLog log) {
        return log.facts()
                .flatMap(fact -> fact instanceof Intended intended
                        ? Stream.of(intended.order().id())
                        : Stream.<OrderId>empty())
                .toList();
    }

    private static List<Long> fills(RunLog log) {
        return log.facts()
                .flatMap(fact -> switch (fact) {
                    case Filled filled -> Stream.of(filled.fill().tradeId());
                    case PartiallyFilled filled -> Stream.of(filled.fill().tradeId());
                    default -> Stream.<Long>empty();
                })
                .toList();
    }

    private static void delete(Path directory) throws IOException {
        try (var all = Files.walk(directory)) {
            for (var file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
