package io.sapphire.coordinator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.coordinator.CoordinatorProperties.OpeningAct;
import io.sapphire.coordinator.core.Scenario;
import io.sapphire.coordinator.eventlog.Disk;
import io.sapphire.coordinator.eventlog.FileEventLog;
import io.sapphire.coordinator.eventlog.LogReader;
import io.sapphire.coordinator.grpc.EventCodec;
import io.sapphire.coordinator.kafka.KafkaSettings;
import io.sapphire.coordinator.shell.VenueDescription;
import io.sapphire.domain.event.MeshEvent.LeaderChanged;
import io.sapphire.domain.event.MeshEvent.OperatorActed;
import io.sapphire.domain.event.MeshEvent.RunStarted;
import io.sapphire.domain.event.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class RunTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-05T12:00:00Z"));
    private static final VenueDescription VENUE =
            new VenueDescription(List.of(Scenario.listing()), true, Scenario.START, 0, 1);

    @TempDir
    Path folder;

    private List<OpeningAct> acts = List.of();

    @Test
    void restartGoesOnFromTheSnapshotAndReadsNoMoreThanBehindIt() throws IOException {
        var before = live(_ -> true, 95);
        // Nobody reads what the snapshot remembers: not even that it is damaged is seen.
        var segment = folder.resolve("events").resolve("00000000000000000001.seg");
        var bytes = Files.readAllBytes(segment);
        var again = open(_ -> true);
        assertThat(again.core().stateHash()).isEqualTo(before);
        assertThat(again.log().lastSequence()).isEqualTo(96);
        again.writer().close();
        assertThat(Files.readAllBytes(segment)).isEqualTo(bytes);
    }

    @Test
    void withoutAUsableSnapshotTheLogTellsTheSame() throws IOException {
        var before = live(_ -> true, 95);
        try (var files = Files.list(folder.resolve("events"))) {
            for (var file :
                    files.filter(one -> one.toString().endsWith(".snapshot")).toList()) {
                Files.writeString(file, "torn");
            }
        }
        var again = open(_ -> true);
        assertThat(again.core().stateHash()).isEqualTo(before);
        again.writer().close();
    }

    /** A setting that came later is as it was then; one that was always there must be the same. */
    @Test
    void unfinishedRunOfAnOlderBuildGoesOn() {
        var before = live(_ -> true, 5, setting -> !setting.key().equals("limits.max-book-share"));
        var again = open(_ -> true);
        assertThat(again.core().stateHash()).isEqualTo(before);
        again.writer().close();
        assertThatThrownBy(() -> open(setting -> !setting.key().equals("consensus.quorum")))
                .hasMessageContaining("consensus.quorum");
    }

    /** Whoever goes live is written down, also when the run only goes on. */
    @Test
    void everyStartRecordsTheActsItRestsOn() {
        begin(_ -> true);
        acts = List.of(
                new OpeningAct("ann", "MAINNET", "orders leave"), new OpeningAct("ann", "EDGE_OVERRIDDEN", "trial"));
        open(_ -> true).writer().close();
        acts = List.of(new OpeningAct("bob", "MAINNET", "orders leave"));
        var again = open(_ -> true);
        again.writer().close();
        var recorded = new ArrayList<String>();
        try (var log = LogReader.from(folder.resolve("events"), 1, new EventCodec())) {
            for (var next = log.read(); next.isPresent(); next = log.read()) {
                if (next.get().event() instanceof OperatorActed act) {
                    recorded.add(act.operator() + " " + act.action() + " " + act.reason());
                }
            }
        }
        assertThat(recorded)
                .containsExactly("ann MAINNET orders leave", "ann EDGE_OVERRIDDEN trial", "bob MAINNET orders leave");
    }

    @Test
    void anActThatWouldChangeTradingIsNoOpeningAct() {
        assertThatThrownBy(() -> new OpeningAct("ann", "FLATTEN", "why not"))
                .hasMessageEndingWith("there is no act FLATTEN");
    }

    @Test
    void retentionWithoutAKeyIsRefused() {
        assertThatThrownBy(() -> properties(Map.of(), new Retention(Duration.ofDays(1), Retention.ALL.size())))
                .hasMessageContaining("what goes has to be signed for");
    }

    private String live(Predicate<Setting> named, int events) {
        return live(named, events, named);
    }

    /** @param known settings of the build that began the run */
    private String live(Predicate<Setting> named, int events, Predicate<Setting> known) {
        begin(known);
        var run = open(named);
        for (int event = 1; event <= events; event++) {
            var _ = run.core().apply(run.writer().append(new LeaderChanged(event), ""));
            run.quiet(run.core());
        }
        run.writer().close();
        assertThat(LogReader.firstKept(folder.resolve("events"))).isEqualTo(1);
        return run.core().stateHash();
    }

    /** As a build did that knew no more settings. */
    private void begin(Predicate<Setting> named) {
        var settings = Scenario.settings().stream().filter(named).toList();
        try (var log = FileEventLog.open(folder.resolve("events"), new EventCodec(), CLOCK, _ -> {})) {
            var started = new RunStarted("run", "older", 1, "demo", settings, VENUE.listings(), Scenario.START);
            assertThat(log.append(started, "").sequence()).isEqualTo(1);
        }
    }

    private Run open(Predicate<Setting> named) {
        return Run.open(properties(named), VENUE, "test", CLOCK, Disk.real(), Optional.empty());
    }

    private CoordinatorProperties properties(Predicate<Setting> named) {
        var settings =
                Scenario.settings().stream().filter(named).collect(Collectors.toMap(Setting::key, Setting::value));
        return properties(settings, Retention.ALL);
    }

    private CoordinatorProperties properties(Map<String, String> settings, Retention retention) {
        return new CoordinatorProperties(
                "in-process:test",
                "in-process:test",
                List.of(),
                List.of(),
                folder.resolve("events"),
                folder.resolve("key"),
                "",
                "",
                "run",
                "demo",
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                part(settings, "limits."),
                Map.of(),
                part(settings, "consensus."),
                part(settings, "trading."),
                part(settings, "sizing."),
                20,
                retention,
                DataSize.ofMegabytes(1),
                noKafka(),
                0,
                new CoordinatorProperties.CarriedHalt("", "", "", "HALTED"),
                List.of(),
                acts);
    }

    private static KafkaSettings noKafka() {
        return new Binder(new MapConfigurationPropertySource())
                .bindOrCreate("sapphire.coordinator.kafka", KafkaSettings.class);
    }

    private static Map<String, String> part(Map<String, String> settings, String prefix) {
        return settings.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .collect(Collectors.toMap(entry -> entry.getKey().substring(prefix.length()), Map.Entry::getValue));
    }
}
