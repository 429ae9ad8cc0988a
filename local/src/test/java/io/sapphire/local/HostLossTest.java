package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.StatusRuntimeException;
import io.sapphire.domain.event.MeshEvent.PositionReconciled;
import io.sapphire.domain.order.OrderEvent.Filled;
import io.sapphire.domain.order.OrderEvent.Intended;
import io.sapphire.domain.order.OrderEvent.PartiallyFilled;
import io.sapphire.domain.order.OrderId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The drill for a lost host: the data directory is gone, an old backup and the venue are left. The venue went on after the
 * backup was taken, so it knows fills that the restored log does not.
 */
@Tag("slow")
class HostLossTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int MINUTES = 75;
    private static final long FAR_ABOVE = 1_000_000;

    @TempDir
    private Path folder;

    @Test
    void aRestoredRunGoesOnToItsEnd() throws Exception {
        var market = SyntheticMarket.write(folder.resolve("synthetic.gz"), "BTCUSDT", MINUTES);
        var lost = folder.resolve("lost");
        until(lost, market, 2);
        var saved = restored(lost, folder.resolve("backup.zip"));
        try (var mesh = TestMesh.start(saved, arguments(market))) {
            Await.until(PATIENCE, () -> isOver(mesh));
            assertThat(mesh.mesh().status().failure()).isEmpty();
            assertThat(mesh.mesh().status().equity()).isEqualTo(mesh.mesh().ledgerEquity());
        }
        assertThat(intents(saved))
                .startsWith(intents(lost).toArray(OrderId[]::new))
                .doesNotHaveDuplicates();
        var later = intents(saved).subList(intents(lost).size(), intents(saved).size());
        assertThat(later).isNotEmpty().allMatch(order -> epoch(order) > FAR_ABOVE);
    }

    /** A recorded market cannot go on from there: its venue moves in steps, and is at another one. That is said. */
    @Test
    void whatTheVenueDidSinceTheBackupIsAdoptedAndNothingIsSentTwice() throws Exception {
        var market = SyntheticMarket.write(folder.resolve("synthetic.gz"), "BTCUSDT", MINUTES);
        var lost = folder.resolve("lost");
        until(lost, market, 2);
        var saved = restored(lost, folder.resolve("backup.zip"));
        var inBackup = fills(saved);
        until(lost, market, 6);
        replace(saved.resolve("data").resolve("ledger"), lost.resolve("data").resolve("ledger"));
        try (var mesh = TestMesh.start(saved, arguments(market))) {
            Await.until(PATIENCE, () -> isOver(mesh));
            assertThat(mesh.mesh().status().failure()).contains("the current step is");
        }
        assertThat(fills(saved))
                .containsExactlyInAnyOrderElementsOf(fills(lost))
                .hasSizeGreaterThan(inBackup.size());
        assertThat(new RunLog(saved.resolve("data")).events().stream().filter(PositionReconciled.class::isInstance))
                .last()
                .satisfies(event -> assertThat(((PositionReconciled) event).oursE8())
                        .isEqualTo(((PositionReconciled) event).venuesE8()));
        assertThat(intents(saved)).doesNotHaveDuplicates();
        assertThat(intents(saved).stream().filter(order -> epoch(order) > FAR_ABOVE))
                .doesNotContainAnyElementsOf(intents(lost));
    }

    @Test
    void whatIsDamagedOrInTheWayIsRefused() throws Exception {
        var market = SyntheticMarket.write(folder.resolve("synthetic.gz"), "BTCUSDT", 2);
        var home = folder.resolve("home");
        var archive = folder.resolve("backup.zip");
        until(home, market, 0);
        assertThat(RecordedDay.run(home, "backup", "--out=" + archive).exit()).isZero();
        assertThat(RecordedDay.run(home, "backup", "--out=" + archive).complaint())
                .isEqualTo(archive + " is there already; a backup never replaces another.\n");
        assertThat(RecordedDay.run(home, "restore", archive.toString()).complaint())
                .isEqualTo(home.resolve("keys") + " is there already; a backup is restored into a home without one.\n");
        var bytes = Files.readAllBytes(archive);
        bytes[bytes.length / 2] ^= 1;
        Files.write(archive, bytes);
        var other = folder.resolve("other");
        assertThat(RecordedDay.run(other, "restore", archive.toString()).exit()).isEqualTo(1);
        assertThat(other.resolve("data")).doesNotExist();
        assertThat(other.resolve("restoring")).doesNotExist();
    }

    private static boolean isOver(TestMesh mesh) {
        try {
            var status = mesh.mesh().status();
            return mesh.mesh().isServing() && status.recordingEnded()
                    || !status.failure().isEmpty();
        } catch (StatusRuntimeException _) {
            // It does not answer yet.
            return false;
        }
    }

    private Path restored(Path lost, Path archive) {
        var saved = folder.resolve("saved");
        assertThat(RecordedDay.run(lost, "backup", "--out=" + archive).complaint())
                .isEmpty();
        assertThat(RecordedDay.run(saved, "restore", archive.toString()).complaint())
                .isEmpty();
        return saved;
    }

    private static List<Long> fills(Path home) {
        return new RunLog(home.resolve("data"))
                .facts()
                .flatMap(fact -> switch (fact) {
                    case Filled filled -> Stream.of(filled.fill().tradeId());
                    case PartiallyFilled filled -> Stream.of(filled.fill().tradeId());
                    default -> Stream.<Long>empty();
                })
                .toList();
    }

    /** Orders are named account, epoch, number. */
    private static long epoch(OrderId order) {
        return Long.parseLong(order.value().split("-")[1]);
    }

    private static void until(Path home, Path market, long fills) throws Exception {
        try (var mesh = TestMesh.start(home, arguments(market))) {
            Await.until(
                    PATIENCE,
                    () -> mesh.mesh().isServing()
                            && (mesh.mesh().status().fills() >= fills
                                    || mesh.mesh().status().recordingEnded()));
        }
    }

    private static String[] arguments(Path market) {
        return new String[] {
            "--port=0", "--speed=max", "--market=" + market, "--set=sapphire.agents.trend-momentum.horizons=2,4,8"
        };
    }

    private static List<OrderId> intents(Path home) {
        return new RunLog(home.resolve("data"))
                .facts()
                .filter(Intended.class::isInstance)
                .map(fact -> fact.orderId())
                .toList();
    }

    private static void replace(Path place, Path by) throws IOException {
        try (Stream<Path> old = Files.walk(place)) {
            for (var file : old.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        try (Stream<Path> all = Files.walk(by)) {
            for (var file : all.toList()) {
                Files.copy(file, place.resolve(by.relativize(file).toString()));
            }
        }
    }
}
