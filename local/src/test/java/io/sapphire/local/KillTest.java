package io.sapphire.local;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.StatusRuntimeException;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderEvent.Intended;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real processes, killed with SIGKILL at seeded moments while they trade, and started again by the supervisor. The
 * simulator survives: its ledger is the judge.
 */
@Tag("slow")
class KillTest {
    private static final int KILLS = Integer.getInteger("sapphire.kills", 20);
    private static final long SEED = Long.getLong("sapphire.seed", 1);
    private static final Duration LIMIT = Duration.ofMinutes(4).plusSeconds(15L * KILLS);

    /** Venue time between two kills, at least. */
    private static final int MINUTES_BETWEEN = 4;

    @TempDir
    Path folder;

    @Test
    void killedCoordinatorsAndAdaptersLoseNothingAndSendNothingTwice() throws Exception {
        var market = SyntheticMarket.write(folder.resolve("synthetic.gz"), "BTCUSDT", 45 + KILLS * MINUTES_BETWEEN);
        try (var test = start(market)) {
            var mesh = test.mesh();
            Await.until(LIMIT, () -> mesh.isServing() && fills(mesh) > 0);
            killAndFollow(test);
            assertThat(problems(mesh, new RunLog(folder.resolve("data")))).isEmpty();
        }
    }

    @Test
    void everythingKilledAtOnceResumes() throws Exception {
        var market = SyntheticMarket.write(folder.resolve("synthetic.gz"), "BTCUSDT", 60);
        try (var test = start(market)) {
            var mesh = test.mesh();
            Await.until(LIMIT, () -> mesh.isServing() && fills(mesh) > 0);
            for (var service : List.of("simulator", "adapter", "agents", "coordinator", "gateway")) {
                test.kill(service);
            }
            Await.until(LIMIT, () -> ended(mesh));
            assertThat(problems(mesh, new RunLog(folder.resolve("data")))).isEmpty();
        }
    }

    private void killAndFollow(TestProcesses test) throws Exception {
        var mesh = test.mesh();
        var random = new Random(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            var service = random.nextBoolean() ? "coordinator" : "adapter";
            long events = sequence(mesh) + 1 + random.nextInt(400);
            Await.until(LIMIT, () -> sequence(mesh) >= events || ended(mesh));
            assertThat(ended(mesh))
                    .as("the recording ended before kill %d", kill)
                    .isFalse();
            test.kill(service);
            Await.until(LIMIT, () -> sequence(mesh) > events);
        }
        Await.until(LIMIT, () -> ended(mesh));
    }

    private TestProcesses start(Path market) throws InterruptedException {
        return TestProcesses.start(
                folder,
                "--port=0",
                "--speed=max",
                "--market=" + market,
                "--set=sapphire.agents.trend-momentum.horizons=2,4,8");
    }

    /** What the simulator's ledger and the event log do not agree about. */
    private static List<String> problems(ProcessMesh mesh, RunLog log) {
        var ledger = VenueLedger.of(mesh.places().admin());
        var intents = new HashSet<String>();
        log.facts()
                .filter(Intended.class::isInstance)
                .forEach(fact -> intents.add(fact.orderId().value()));
        var duplicates =
                ledger.orderIds().stream().collect(groupingBy(id -> id, summingLong(_ -> 1))).entrySet().stream()
                        .filter(entry -> entry.getValue() > 1)
                        .map(entry -> "duplicate order " + entry.getKey());
        var orphans =
                ledger.orderIds().stream().filter(id -> !intents.contains(id)).map(id -> "orphan order " + id);
        var status = mesh.status();
        var books = Stream.of(
                        difference("fills", status.fills(), ledger.fills()),
                        difference("equity", status.equity(), ledger.equity()),
                        difference(
                                "recorded fills",
                                log.facts().filter(KillTest::isFill).count(),
                                ledger.fills()))
                .flatMap(problem -> problem);
        var traded = ledger.fills() > 0 ? Stream.<String>of() : Stream.of("nothing was traded");
        return Stream.of(duplicates, orphans, books, traded)
                .flatMap(problem -> problem)
                .toList();
    }

    private static boolean isFill(OrderEvent fact) {
        return fact instanceof OrderEvent.Filled || fact instanceof OrderEvent.PartiallyFilled;
    }

    private static Stream<String> difference(String what, Object ours, Object venues) {
        return ours.equals(venues) ? Stream.of() : Stream.of(what + ": ours " + ours + ", the venue's " + venues);
    }

    private static long sequence(ProcessMesh mesh) {
        try {
            return mesh.status().sequence();
        } catch (StatusRuntimeException silence) {
            return -1;
        }
    }

    private static long fills(ProcessMesh mesh) {
        try {
            return mesh.status().fills();
        } catch (StatusRuntimeException silence) {
            return -1;
        }
    }

    private static boolean ended(ProcessMesh mesh) {
        try {
            var status = mesh.status();
            assertThat(status.failure()).isEmpty();
            return status.recordingEnded();
        } catch (StatusRuntimeException silence) {
            return false;
        }
    }
}
