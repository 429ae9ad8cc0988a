package io.sapphire.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.coordinator.build.Build;
import io.sapphire.coordinator.core.Replay;
import io.sapphire.coordinator.eventlog.Disk;
import io.sapphire.coordinator.snapshot.Snapshots;
import io.sapphire.domain.event.Decision;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.DecisionMade;
import io.sapphire.domain.event.MeshEvent.OrderChanged;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.event.Vote;
import io.sapphire.domain.order.OrderEvent;
import io.sapphire.domain.order.OrderEvent.Intended;
import io.sapphire.domain.signal.Direction;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReplayTest {
    /** Of a build that had fewer limits. */
    private static final String OLD_LOG = "../coordinator/src/test/resources/logs/fewer-limits";

    @TempDir
    private static Path folder;

    private static RecordedDay day;

    @BeforeAll
    static void record() throws IOException {
        day = FinishedDay.get();
    }

    @Test
    void everythingTheCoreDecidedIsDecidedAgain() {
        var replay = day.run("replay", day.data().toString());
        assertThat(replay.complaint()).isEmpty();
        assertThat(replay.exit()).isZero();
        var outcome = outcome(replay);
        assertThat(outcome.path("stateHash").asString()).isEqualTo(day.up().text("stateHash"));
        assertThat(outcome.path("recordedHash").asString())
                .isEqualTo(outcome.path("endHash").asString())
                .isNotEmpty();
        assertThat(outcome.path("compared").asLong())
                .isEqualTo(day.records().stream().filter(ReplayTest::isTheCores).count())
                .isPositive();
        assertThat(outcome.path("orders").asLong()).isEqualTo(day.up().number("orders"));
        assertThat(replay.lines()).contains("The state is the one the run ended with.");
    }

    @Test
    void changedVoteDivergesWhereItStandsAndIsNamed() {
        int place = first(DecisionMade.class::isInstance, 3);
        var copy =
                day.rewritten(folder.resolve("vote"), events -> replaced(events, place, otherVote(events.get(place))));
        var replay = day.run("replay", copy.toString());
        assertThat(replay.exit()).isEqualTo(1);
        assertThat(outcome(replay).path("divergedAt").asInt()).isEqualTo(place + 1);
        assertThat(replay.lines())
                .startsWith("Event %d (DecisionMade): the core decides something else.".formatted(place + 1))
                .anyMatch(line -> line.startsWith("  decision.votes[0].weight: recorded 1, recomputed "));
    }

    @Test
    void orderTheCoreNeverWantedDivergesWhereItStands() {
        int place = first(event -> event instanceof OrderChanged(Intended _, var _), 0);
        var copy = day.rewritten(folder.resolve("order"), events -> {
            var more = new ArrayList<>(events);
            more.add(place + 1, events.get(place));
            return more;
        });
        var replay = day.run("replay", copy.toString());
        assertThat(outcome(replay).path("divergedAt").asInt()).isEqualTo(place + 2);
    }

    @Test
    void droppedDecisionDivergesAtWhatStandsInItsPlace() {
        int place = first(DecisionMade.class::isInstance, 2);
        var copy = day.rewritten(folder.resolve("dropped"), events -> {
            var fewer = new ArrayList<>(events);
            fewer.remove(place);
            return fewer;
        });
        assertThat(outcome(day.run("replay", copy.toString()))
                        .path("divergedAt")
                        .asInt())
                .isEqualTo(place + 1);
    }

    @Test
    void logOfOlderRulesPartsAndBothBuildsAreNamed() {
        var replay = day.run("replay", OLD_LOG);
        assertThat(replay.exit()).isEqualTo(1);
        assertThat(replay.complaint()).isEmpty();
        var build = outcome(replay).path("build").asString();
        assertThat(replay.lines())
                .anyMatch(line -> line.startsWith(
                        "The run was begun by build %s, and this is build %s: where their rules differ they decide"
                                .formatted(build, Build.name())));
        assertThat(outcome(replay).path("replayedBy").asString())
                .isEqualTo(Build.name())
                .isNotEqualTo(build);
    }

    @Test
    void replayGoesOnFromASnapshotToTheSameEnd() throws IOException {
        var copy = folder.resolve("snapshot");
        var events = Files.createDirectories(copy.resolve("events"));
        try (var files = Files.list(day.data().resolve("events"))) {
            for (var file : files.toList()) {
                Files.copy(file, events.resolve(file.getFileName()));
            }
        }
        Files.copy(day.data().resolve("finished.json"), copy.resolve("finished.json"));
        assertThat(day.run("replay", copy.toString(), "--from-snapshot").complaint())
                .isEqualTo("There is no snapshot beside the log in %s that could be used.\n".formatted(events));
        var records = day.records();
        var half = new Replay();
        int at = 0;
        while (at < records.size() / 2 || !half.expected().isEmpty()) {
            assertThat(half.take(records.get(at++))).isEmpty();
        }
        new Snapshots(events, Disk.real()).keep(half.core(), records.get(at).previous(), _ -> Snapshots.UNSIGNED);
        var replay = day.run("replay", copy.toString(), "--from-snapshot");
        assertThat(replay.complaint()).isEmpty();
        assertThat(replay.exit()).isZero();
        assertThat(replay.lines())
                .startsWith("Begun with the snapshot of event %d.".formatted(at))
                .contains("The state is the one the run ended with.");
        assertThat(outcome(replay).path("stateHash").asString())
                .isEqualTo(day.up().text("stateHash"));
    }

    @Test
    void replayStopsWhereItIsToldTo() {
        var outcome = outcome(day.run("replay", day.data().toString(), "--until", "100"));
        assertThat(outcome.path("events").asInt()).isEqualTo(100);
        assertThat(outcome.path("recordedHash").asString()).isEmpty();
        assertThat(outcome.path("stateHash").asString()).isNotEqualTo(day.up().text("stateHash"));
    }

    @Test
    void runIsSignedToItsLastEventAndItsLogIsWhole() {
        var audit = day.run("audit-verify", day.data().toString());
        assertThat(audit.complaint()).isEmpty();
        assertThat(audit.exit()).isZero();
        int events = day.records().size();
        assertThat(audit.lines())
                .anyMatch(line ->
                        line.endsWith(": %d events, %d of them vouched for by a signature.".formatted(events, events)))
                .contains("The head kept apart from the log is of event " + events + ".", "Nothing is wrong.");
    }

    @Test
    void shortenedCopyIsFoundWithTheHeadAndSaysSoWithout() {
        var copy = day.rewritten(folder.resolve("shortened"), events -> events.subList(0, events.size() - 1));
        var audit = day.run("audit-verify", copy.toString());
        assertThat(audit.exit()).isEqualTo(1);
        assertThat(audit.lines())
                .contains("WRONG  event %d was signed and is missing"
                        .formatted(day.records().size()));
        var elsewhere = new RecordedDay(folder.resolve("elsewhere"), day.data(), day.market(), day.up());
        var key = day.home().resolve("keys").resolve("audit-checkpoint.pub").toString();
        var blind = elsewhere.run("audit-verify", copy.toString(), "--public-key", key);
        assertThat(blind.exit()).isZero();
        assertThat(blind.lines()).anyMatch(line -> line.startsWith("No head of this run was at hand"));
        var carried = elsewhere.run("audit-verify", copy.toString(), "--public-key", key, "--head", head());
        assertThat(carried.exit()).isEqualTo(1);
        assertThat(carried.lines())
                .contains("WRONG  event %d was signed and is missing"
                        .formatted(day.records().size()));
    }

    /** What somebody carried away while the run was whole. Other runs have theirs beside it. */
    private String head() {
        var start = (MeshEvent.RunStarted) day.records().getFirst().event();
        return day.home().resolve("heads").resolve(start.runId()).toString();
    }

    @Test
    void decisionWithAnOrderIsExplainedFromVoteToFill() {
        var story = day.run("explain", day.data().toString(), Long.toString(tradedDecision()));
        assertThat(story.complaint()).isEmpty();
        assertThat(story.lines())
                .anyMatch(line -> line.startsWith("Vote     trend-momentum: "))
                .anyMatch(line -> line.startsWith("         of frame "))
                .anyMatch(line -> line.startsWith("Check    quorum: "))
                .anyMatch(line -> line.startsWith("Limits   ") && line.contains("max-order-notional 500"))
                .anyMatch(line -> line.startsWith("Order    main-1-"))
                .anyMatch(line -> line.contains(": filled ") && line.contains(" USDT "))
                .anyMatch(line -> line.matches("Trace    [0-9a-f]{32}"));
    }

    @Test
    void unknownDecisionIsOneSentence() {
        var refused = day.run("explain", day.data().toString(), "999999");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.complaint()).startsWith("There is no decision 999999 in ");
    }

    @Test
    void otherLimitDeniesTheOrderThatWasLetGo() {
        var other = whatIf("--set", "max-order-notional=1");
        assertThat(other).anyMatch(line -> line.startsWith("* order 1") && line.contains("denied ORDER_NOTIONAL"));
        assertThat(other).anyMatch(line -> line.startsWith("  wanted"));
    }

    @Test
    void droppedAgentHasNoVoteAndTheOthersWeighMore() {
        var other = whatIf("--drop-agent", "trend-momentum");
        assertThat(other).anyMatch(line -> line.startsWith("* trend-momentum") && line.endsWith("  -"));
        var weights = other.stream()
                .filter(line -> line.startsWith("* volume-microstructure"))
                .flatMap(
                        line -> Pattern.compile(" x (0[.][0-9]+)").matcher(line).results())
                .map(result -> new BigDecimal(result.group(1)))
                .toList();
        assertThat(weights).hasSize(2);
        assertThat(weights.getLast()).isGreaterThan(weights.getFirst());
    }

    @Test
    void otherAnswerTurnsTheSide() throws IOException {
        var vote = decision(tradedDecision()).votes().stream()
                .filter(one -> one.state() == Vote.State.VOTED)
                .findFirst()
                .orElseThrow();
        var other = vote.direction() == Direction.LONG ? "SHORT" : "LONG";
        var file = Files.writeString(
                folder.resolve("answer.json"),
                "{\"agent\":\"%s\",\"direction\":\"%s\",\"confidence\":0.9}".formatted(vote.agent(), other));
        assertThat(whatIf("--answer", file.toString()))
                .anyMatch(line -> line.startsWith("* " + vote.agent()) && line.contains(other + " 0.9000"))
                .anyMatch(line -> line.startsWith("* wanted") && line.contains(other + " "));
    }

    private static Decision decision(long number) {
        return day.records().stream()
                .map(Recorded::event)
                .filter(DecisionMade.class::isInstance)
                .map(made -> ((DecisionMade) made).decision())
                .filter(decision -> decision.number() == number)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void simulationOfTheSameAnswerIsTheRecordedRun() throws IOException {
        var decision = decision(tradedDecision());
        var vote = decision.votes().stream()
                .filter(one -> one.state() == Vote.State.VOTED)
                .findFirst()
                .orElseThrow();
        var file = Files.writeString(
                folder.resolve("same.json"),
                "{\"agent\":\"%s\",\"direction\":\"%s\",\"confidence\":%s}"
                        .formatted(
                                vote.agent(),
                                vote.direction(),
                                vote.confidence().ratio()));
        var lines = whatIf("--answer", file.toString(), "--simulate");
        assertThat(lines)
                .anyMatch(line -> line.startsWith("SIMULATION from decision " + decision.number() + " on"))
                .anyMatch(line ->
                        line.matches("equity +%1$s +%1$s".formatted(day.up().text("equity"))));
    }

    @Test
    void simulationWithoutTradesAfterADecisionKeepsItsMoney() {
        var lines = whatIf("--set", "max-order-notional=1", "--simulate");
        assertThat(lines)
                .anyMatch(line ->
                        line.matches("equity +%s +10000".formatted(day.up().text("equity"))))
                .anyMatch(line -> line.matches("fills +[1-9][0-9]* +0"));
    }

    @Test
    void nothingChangedIsOneSentence() {
        var refused = day.run("what-if", day.data().toString(), "1");
        assertThat(refused.complaint()).isEqualTo("Say what is to be otherwise: --drop-agent, --set or --answer.\n");
    }

    private static List<String> whatIf(String... change) {
        var command = new ArrayList<>(List.of("what-if", day.data().toString(), Long.toString(tradedDecision())));
        command.addAll(List.of(change));
        var other = day.run(command.toArray(String[]::new));
        assertThat(other.complaint()).isEmpty();
        return other.lines();
    }

    /** The first decision that led to an order at once. */
    private static long tradedDecision() {
        int place =
                first(event -> event instanceof OrderChanged(Intended intended, var _) && intended.decision() > 0, 0);
        return ((Intended) ((OrderChanged) day.records().get(place).event()).fact()).decision();
    }

    @Test
    void directoryWithoutLogIsOneSentence() {
        var refused = day.run("replay", folder.toString());
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.complaint()).isEqualTo("There is no event log in " + folder + ".\n");
    }

    private static JsonNode outcome(RecordedDay.Printed printed) {
        return JsonMapper.shared().readTree(printed.lines().getLast());
    }

    private static boolean isTheCores(Recorded recorded) {
        return switch (recorded.event()) {
            case DecisionMade _ -> true;
            case OrderChanged(var fact, var _) -> !(fact instanceof OrderEvent.Reported);
            default -> recorded.event() instanceof MeshEvent.PositionReconciled && isAfterReconciliation(recorded);
        };
    }

    private static boolean isAfterReconciliation(Recorded recorded) {
        return day.records().get((int) recorded.sequence() - 2).event() instanceof MeshEvent.AccountChanged;
    }

    private static int first(Predicate<MeshEvent> wanted, int skipped) {
        var records = day.records();
        return IntStream.range(0, records.size())
                .filter(place -> wanted.test(records.get(place).event()))
                .skip(skipped)
                .findFirst()
                .orElseThrow();
    }

    private static List<MeshEvent> replaced(List<MeshEvent> events, int place, MeshEvent event) {
        var others = new ArrayList<>(events);
        others.set(place, event);
        return others;
    }

    private static MeshEvent otherVote(MeshEvent event) {
        var made = ((DecisionMade) event).decision();
        var votes = new ArrayList<>(made.votes());
        var vote = votes.getFirst();
        votes.set(
                0,
                new Vote(
                        vote.agent(),
                        vote.state(),
                        vote.signalFrame(),
                        vote.direction(),
                        vote.confidence(),
                        1,
                        vote.logOddsE8(),
                        vote.reason()));
        return new DecisionMade(new Decision(
                made.number(),
                made.symbol(),
                made.frame(),
                made.direction(),
                made.rise(),
                made.threshold(),
                made.sizeBand(),
                made.target(),
                made.price(),
                votes,
                made.checks(),
                made.dissentE8(),
                made.eventTime()));
    }
}
