package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.sapphire.domain.market.Money;
import io.sapphire.gateway.access.Secret;
import io.sapphire.local.console.Entrance;
import io.sapphire.local.console.Narrator;
import io.sapphire.local.data.DataDirectory;
import io.sapphire.local.data.Latches;
import io.sapphire.local.data.RunRecord;
import io.sapphire.local.data.Runs;
import io.sapphire.local.data.TradingLatch;
import io.sapphire.local.grpc.RunStatus;
import io.sapphire.local.http.MarketLabel;
import io.sapphire.local.http.ReplayPlan;
import io.sapphire.local.keys.GatewayAccess;
import io.sapphire.local.sentence.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {
    private static final Instant START = Instant.parse("2013-11-25T00:00:00Z");
    private static final TradingLatch HALT = new TradingLatch("HALTED", "ann", "storm");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final CountDownLatch stop = new CountDownLatch(1);
    private DataDirectory data;

    @BeforeEach
    void open() {
        data = DataDirectory.open(folder);
    }

    @AfterEach
    void close() {
        data.close();
    }

    @Test
    void endOfTheRecordingIsWrittenDownAndToldInOneLine() throws Exception {
        var mesh = new FakeMesh(asked -> asked < 3 ? running(asked, TradingLatch.OPEN) : ended(TradingLatch.OPEN));
        follow(mesh, true);
        assertThat(lines())
                .containsSubsequence(
                        "Market   BTCUSDT: real trades (SIMULATED venue, book derived)",
                        "Open     http://127.0.0.1:8080/mission-control?token=once (once)",
                        "API      http://127.0.0.1:8080/api/v1, Authorization: Bearer canary",
                        "WARM-UP until 2013-11-26 00:00: agents observe, no orders.",
                        "2013-11-26 00:00  the warm-up is over, trading starts.",
                        "RECORDING ENDED: entries are cancelled, positions and stops stay, equity is at the last"
                                + " mark.");
        assertThat(lines().getLast())
                .matches("\\{\"fills\":4,\"orders\":5,\"denials\":6,\"events\":99,\"bookGaps\":1,\"seconds\":[0-9.]+,"
                        + "\"realisedPnl\":\"-1.5\",\"fees\":\"2\",\"funding\":\"0.25\",\"equity\":\"9996.75\","
                        + "\"ledgerEquity\":\"9996.75\",\"stateHash\":\"ab\"}");
        assertThat(folder.resolve("finished.json")).content().contains("\"trading\":\"ACTIVE\"", "\"id\":\"run-1\"");
        assertThat(mesh.closed).isTrue();
    }

    @Test
    void haltIsToldAndKeptForTheNextRun() throws Exception {
        follow(new FakeMesh(asked -> asked < 2 ? running(asked, HALT) : ended(HALT)), true);
        assertThat(lines()).contains("Trading is HALTED by ann: storm.");
        assertThat(folder.resolve("finished.json")).content().contains("\"operator\":\"ann\",\"reason\":\"storm\"");
    }

    @Test
    void pauseIsToldOnceAndSoIsItsEnd() throws Exception {
        follow(
                new FakeMesh(asked -> asked < 4
                        ? paused(asked, asked < 2 ? "it goes on by itself once there is room" : "")
                        : ended(TradingLatch.OPEN)),
                true);
        assertThat(lines())
                .containsOnlyOnce("Trading is paused: it goes on by itself once there is room.")
                .containsOnlyOnce("Trading goes on.");
    }

    @Test
    void runThatCannotGoOnFailsWithItsSentence() {
        var broken = new FakeMesh(_ -> failed("agent trend-momentum was gone for 60 s"));
        assertThatThrownBy(() -> follow(broken, true))
                .isInstanceOf(Refusal.class)
                .hasMessage("agent trend-momentum was gone for 60 s");
        assertThat(folder.resolve("finished.json")).doesNotExist();
    }

    @Test
    void silentCoordinatorIsAskedAgain() throws Exception {
        follow(
                new FakeMesh(asked -> {
                    if (asked == 1) {
                        throw Status.UNAVAILABLE.asRuntimeException();
                    }
                    return ended(TradingLatch.OPEN);
                }),
                true);
        assertThat(lines().getLast()).startsWith("{\"fills\":4");
    }

    @Test
    void silentAgentsAndALostAnswerOfTheSimulatorEndNothing() throws Exception {
        var mesh = new FakeMesh(asked -> asked < 5 ? running(asked, TradingLatch.OPEN) : ended(TradingLatch.OPEN));
        mesh.patchy = true;
        follow(mesh, true);
        assertThat(lines()).contains("Model    is not told, the agents do not answer yet: DEADLINE_EXCEEDED.");
        assertThat(lines().getLast()).startsWith("{\"fills\":4");
        assertThat(mesh.plans).hasValueGreaterThan(2);
    }

    @Test
    void interruptedRunStaysUnfinished() throws Exception {
        stop.countDown();
        follow(new FakeMesh(asked -> running(asked, TradingLatch.OPEN)), false);
        assertThat(lines().getLast()).isEqualTo("Interrupted; the next up goes on from here.");
        assertThat(folder.resolve("finished.json")).doesNotExist();
    }

    private void follow(FakeMesh mesh, boolean exitAtEnd) throws InterruptedException {
        var runs = new Runs(data, () -> START);
        var run = new RunRecord("run-1", "", Map.of(), Latches.OPEN);
        var narrator = new Narrator(new PrintStream(out, true));
        new Session(mesh, runs, run, narrator, stop, System.nanoTime(), true).follow(exitAtEnd);
    }

    private List<String> lines() {
        return out.toString().lines().toList();
    }

    private static RunStatus running(int asked, TradingLatch latch) {
        return status(START.plus(Duration.ofDays(asked)), latch, false, "", "");
    }

    private static RunStatus paused(int asked, String pause) {
        return status(START.plus(Duration.ofDays(asked)), TradingLatch.OPEN, false, "", pause);
    }

    private static RunStatus ended(TradingLatch latch) {
        return status(START.plus(Duration.ofDays(6)), latch, true, "", "");
    }

    private static RunStatus failed(String failure) {
        return status(START, TradingLatch.OPEN, false, failure, "");
    }

    private static RunStatus status(
            Instant venueTime, TradingLatch latch, boolean ended, String failure, String pause) {
        return new RunStatus(
                "r",
                99,
                latch,
                new TreeMap<>(),
                venueTime,
                ended,
                4,
                5,
                6,
                Money.of("-1.5"),
                Money.of("2"),
                Money.of("0.25"),
                Money.of("9996.75"),
                "ab",
                1,
                failure,
                pause,
                "",
                0);
    }

    /** Answers from a script, by the number of the question. */
    private static final class FakeMesh implements Mesh {
        private final IntFunction<RunStatus> script;
        private final AtomicInteger asked = new AtomicInteger();
        private final AtomicBoolean closed = new AtomicBoolean();
        private final AtomicInteger plans = new AtomicInteger();
        /** Follows a live market, and answers only the first question about it. */
        private boolean patchy;

        FakeMesh(IntFunction<RunStatus> script) {
            this.script = script;
        }

        @Override
        public boolean isServing() {
            return true;
        }

        @Override
        public RunStatus status() {
            return script.apply(asked.getAndIncrement());
        }

        @Override
        public TradingLatch adapterLatch() {
            return TradingLatch.OPEN;
        }

        @Override
        public Entrance entrance() {
            var token = Secret.of("canary");
            return new Entrance(8080, new GatewayAccess(token, false, Secret.of("once"), Path.of("unused")));
        }

        @Override
        public Optional<String> adapter() {
            return Optional.empty();
        }

        @Override
        public ReplayPlan plan() {
            if (plans.incrementAndGet() > 1 && patchy) {
                throw Refusal.failure("The simulator does not answer.");
            }
            var market = new MarketLabel("BTCUSDT", "real trades", false, true, Duration.ZERO, "", true);
            return new ReplayPlan(START, START.plus(Duration.ofDays(1)), START, patchy, List.of(market));
        }

        @Override
        public List<String> minds() {
            if (patchy) {
                throw Status.DEADLINE_EXCEEDED.asRuntimeException();
            }
            return List.of();
        }

        @Override
        public String analyticsFailure() {
            return "";
        }

        @Override
        public Money ledgerEquity() {
            return Money.of("9996.75");
        }

        @Override
        public void close() {
            closed.set(true);
        }
    }
}
