package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.coordinator.eventlog.FileEventLog;
import io.sapphire.coordinator.grpc.EventCodec;
import io.sapphire.domain.event.Decision;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.DecisionMade;
import io.sapphire.domain.event.MeshEvent.FrameNamed;
import io.sapphire.domain.event.MeshEvent.MarketObserved;
import io.sapphire.local.backtest.BacktestBuild;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a backtest leaves behind can be proven: by its signature, by its recording, and by trading it again. */
class BacktestLogTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-05T12:00:00Z"));

    @TempDir
    private static Path folder;

    private static RecordedDay day;
    private static Path market;
    private static Path out;

    @BeforeAll
    static void trade() throws IOException {
        day = FinishedDay.get();
        market = Files.copy(day.market(), folder.resolve("market.gz"));
        out = folder.resolve("out");
        var printed = day.run(
                "backtest",
                "--data=" + market,
                "--agents=trend-momentum",
                "--set=sapphire.agents.trend-momentum.horizons=2,4,8",
                "--out=" + out);
        assertThat(printed.complaint()).isEmpty();
    }

    @Test
    void tradedAgainEveryEventIsTheSame() {
        var replay = day.run("replay", out.toString());
        assertThat(replay.complaint()).isEmpty();
        assertThat(replay.exit()).isZero();
        assertThat(replay.lines()).contains("The state is the one the run ended with.");
        var outcome = outcome(replay);
        assertThat(outcome.path("compared").asInt()).isEqualTo(events().size());
        assertThat(outcome.path("stateHash").asString())
                .isEqualTo(outcome.path("recordedHash").asString())
                .isNotEmpty();
        assertThat(List.of(
                        outcome.path("build").asString(),
                        outcome.path("replayedBy").asString()))
                .containsOnly(BacktestBuild.name());
    }

    @Test
    void logIsSignedToItsEnd() {
        var audit = day.run("audit-verify", out.toString());
        assertThat(audit.complaint()).isEmpty();
        assertThat(audit.exit()).isZero();
        int events = events().size();
        assertThat(audit.lines())
                .anyMatch(line ->
                        line.endsWith(": %d events, %d of them vouched for by a signature.".formatted(events, events)))
                .contains("The head kept apart from the log is of event " + events + ".", "Nothing is wrong.");
    }

    @Test
    void changedVoteDivergesWhereItStandsAndTheAuditFindsIt() throws IOException {
        var events = events();
        int place = 0;
        while (!(events.get(place) instanceof DecisionMade)) {
            place++;
        }
        int changed = place;
        var copy = rewritten("vote", all -> {
            all.set(changed, turned((DecisionMade) all.get(changed)));
            return all;
        });
        var replay = day.run("replay", copy.toString());
        assertThat(replay.exit()).isEqualTo(1);
        assertThat(outcome(replay).path("divergedAt").asInt()).isEqualTo(place + 1);
        assertThat(replay.lines())
                .startsWith("Event %d (DecisionMade): the backtest makes something else now.".formatted(place + 1));
        assertThat(day.run("audit-verify", copy.toString()).exit()).isEqualTo(1);
    }

    @Test
    void missingEndIsSaid() throws IOException {
        var copy = rewritten("shortened", all -> all.subList(0, all.size() - 2));
        var replay = day.run("replay", copy.toString());
        assertThat(replay.exit()).isEqualTo(1);
        assertThat(replay.lines()).contains("The log ends 2 events before the backtest does: its end is missing.");
        assertThat(outcome(replay).path("missing").asInt()).isEqualTo(2);
    }

    @Test
    void otherRecordingIsOneSentence() throws IOException {
        var copy = rewritten("recording", all -> all);
        var original = folder.resolve("original.gz");
        Files.move(market, original);
        try {
            var _ = SyntheticMarket.write(market, "BTCUSDT", 10);
            var replay = day.run("replay", copy.toString());
            assertThat(replay.exit()).isEqualTo(1);
            assertThat(replay.complaint()).startsWith("The recording of BTCUSDT is not the one that was traded: ");
        } finally {
            Files.move(original, market, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The last message of the frame a decision followed stands where the log says, and is of that frame's time. */
    @Test
    void everyDecisionsFrameIsFoundInTheRecording() throws IOException {
        byte[] text;
        try (var zip = new GZIPInputStream(Files.newInputStream(market))) {
            text = zip.readAllBytes();
        }
        var frames = new HashMap<Long, MarketObserved>();
        for (var recorded : day.records()) {
            if (recorded.event() instanceof MarketObserved observed) {
                frames.put(observed.frame().number(), observed);
            }
        }
        var events = events();
        int decisions = 0;
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof DecisionMade(var decision)) {
                decisions++;
                var named = (FrameNamed) events.get(i - 1);
                assertThat(named.frame()).isEqualTo(decision.frame());
                assertThat(named.recording()).matches("[0-9a-f]{64}");
                var line = line(text, named.offset());
                long micros = Long.parseLong(line.substring(0, line.indexOf(' '))) / 1_000;
                var frame = Objects.requireNonNull(frames.get(decision.frame())).frame();
                assertThat(micros / 1_000)
                        .isLessThan(frame.end().toEpochMilli())
                        .isGreaterThanOrEqualTo(frame.start().toEpochMilli());
            }
        }
        assertThat(decisions).isPositive();
    }

    @Test
    void whatIfSaysWhyItCannot() {
        var refused = day.run("what-if", out.toString(), "1", "--drop-agent=trend-momentum");
        assertThat(refused.complaint()).startsWith("The log of a backtest names its frames and does not hold them");
    }

    private static String line(byte[] text, long offset) {
        int end = (int) offset;
        while (text[end] != '\n') {
            end++;
        }
        return new String(text, (int) offset, end - (int) offset, StandardCharsets.US_ASCII);
    }

    private static List<MeshEvent> events() {
        return new RunLog(out).events();
    }

    /** A copy of what the backtest left, with other events, numbered and chained as if nothing had happened. */
    private static Path rewritten(String name, UnaryOperator<List<MeshEvent>> change) throws IOException {
        var copy = Files.createDirectories(folder.resolve(name));
        for (var file : List.of("run.json", "report.json")) {
            Files.copy(out.resolve(file), copy.resolve(file));
        }
        try (var log = FileEventLog.open(copy.resolve("events"), new EventCodec(), CLOCK, _ -> {})) {
            for (var event : change.apply(new ArrayList<>(events()))) {
                var _ = log.append(event, "");
            }
        }
        return copy;
    }

    private static DecisionMade turned(DecisionMade made) {
        var decision = made.decision();
        return new DecisionMade(new Decision(
                decision.number(),
                decision.symbol(),
                decision.frame(),
                decision.direction(),
                decision.rise(),
                decision.threshold(),
                decision.sizeBand() == 25 ? 50 : 25,
                decision.target(),
                decision.price(),
                decision.votes(),
                decision.checks(),
                decision.dissentE8(),
                decision.eventTime()));
    }

    private static JsonNode outcome(RecordedDay.Printed printed) {
        return JsonMapper.shared().readTree(printed.lines().getLast());
    }
}
