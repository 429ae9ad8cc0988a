package io.sapphire.coordinator.snapshot;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.coordinator.build.Build;
import io.sapphire.coordinator.core.Effect;
import io.sapphire.coordinator.core.RecordedLife;
import io.sapphire.coordinator.core.Replay;
import io.sapphire.coordinator.core.TradingCore;
import io.sapphire.coordinator.eventlog.Disk;
import io.sapphire.coordinator.eventlog.FileEventLog;
import io.sapphire.coordinator.eventlog.LogStart;
import io.sapphire.coordinator.grpc.EventCodec;
import io.sapphire.domain.event.MeshEvent.RunStarted;
import io.sapphire.domain.event.Recorded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotsTest {
    private static final EventCodec CODEC = new EventCodec();
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-05T12:00:00Z"));
    private static final int STEPS = 120;
    private static final int EVERY = 7;

    @TempDir
    Path events;

    /** Whatever a core comes to remember goes into its memory: every field of it is compared. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void coreThatRecallsIsTheCoreThatLivedThroughItAll(int seed) {
        var log = RecordedLife.of(seed, STEPS);
        var replay = new Replay();
        int recalled = 0;
        for (int at = 0; at < log.size(); at++) {
            assertThat(replay.take(log.get(at))).isEmpty();
            if (replay.expected().isEmpty() && at % EVERY == 0) {
                var memory = MemoryCodec.encode(replay.core().memory());
                var other = TradingCore.recalling(MemoryCodec.decode(memory));
                assertThat(other)
                        .as("after event %d", at + 1)
                        .usingRecursiveComparison()
                        .ignoringFields("trader.proposedNow")
                        .isEqualTo(replay.core());
                recalled++;
            }
        }
        assertThat(recalled).isGreaterThan(20);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void snapshotAndTheRestLeadToTheEffectsOfAllOfIt(int seed) {
        var log = RecordedLife.of(seed, STEPS);
        var whole = TradingCore.of((RunStarted) log.getFirst().event());
        var effects = log.stream().map(recorded -> told(whole.apply(recorded))).toList();
        var replay = new Replay();
        for (int at = 0; at < log.size() - 1; at++) {
            assertThat(replay.take(log.get(at))).isEmpty();
            if (replay.expected().isEmpty() && at % (3 * EVERY) == 0) {
                var other = TradingCore.recalling(
                        MemoryCodec.decode(MemoryCodec.encode(replay.core().memory())));
                for (int next = at + 1; next < log.size(); next++) {
                    assertThat(told(other.apply(log.get(next))))
                            .as("event %d after a snapshot of %d", next + 1, at + 1)
                            .isEqualTo(effects.get(next));
                }
                assertThat(other.stateHash()).isEqualTo(whole.stateHash());
            }
        }
    }

    private static List<Object> told(List<Effect> effects) {
        return effects.stream()
                .map(effect -> switch (effect) {
                    case Effect.Append append -> append;
                    case Effect.Cancel cancel -> cancel;
                    case Effect.Send(var approved, var authority) -> List.<Object>of(approved.order(), authority);
                })
                .toList();
    }

    @Test
    void newestIsFoundAndLeadsOn() throws IOException {
        var log = RecordedLife.of(1, STEPS);
        var whole = write(log, 40);
        var refused = new ArrayList<String>();
        var found = snapshots().newest(CODEC, (_, _) -> true, refused::add).orElseThrow();
        assertThat(refused).isEmpty();
        assertThat(found.start().sequence()).isGreaterThan(log.size() / 2);
        assertThat(snapshots().sequences()).hasSize(2);
        var read = new ArrayList<Long>();
        FileEventLog.open(events, CODEC, CLOCK, FileEventLog.Rules.USUAL, found.start(), recorded -> {
                    read.add(recorded.sequence());
                    var _ = found.core().apply(recorded);
                })
                .close();
        assertThat(read.getFirst()).isEqualTo(found.start().sequence() + 1);
        assertThat(found.core().stateHash()).isEqualTo(whole.stateHash());
    }

    @Test
    void damagedOrTornOneIsRefusedAtEveryByteAndTheOneBeforeIsUsed() throws IOException {
        var _ = write(RecordedLife.of(2, 40), 25);
        long before = snapshots().sequences().getLast();
        var file = events.resolve(
                "%020d.snapshot".formatted(snapshots().sequences().getFirst()));
        var whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at += at < 400 ? 1 : 97) {
            var damaged = whole.clone();
            damaged[at] ^= 1;
            Files.write(file, damaged);
            assertThat(found().map(Snapshots.Found::start).map(LogStart::sequence))
                    .as("byte %d", at)
                    .contains(before);
            Files.write(file, Arrays.copyOf(whole, at));
            assertThat(found().map(Snapshots.Found::start).map(LogStart::sequence))
                    .as("cut at %d", at)
                    .contains(before);
        }
    }

    @Test
    void anotherVersionsForeignOrUnsignedOneIsRefusedInOneSentence() throws IOException {
        var _ = write(RecordedLife.of(2, 40), 1_000);
        assertThat(snapshots().sequences()).isEmpty();
        var log = RecordedLife.of(3, 40);
        var _ = write(log, 30);
        assertThat(found()).isEmpty();
        assertThat(complaints((_, _) -> true)).allMatch(line -> line.contains("the log beside it has another event"));
        assertThat(complaints((_, _) -> false)).allMatch(line -> line.contains("not signed with the key of this log"));
        for (var sequence : snapshots().sequences()) {
            var file = events.resolve("%020d.snapshot".formatted(sequence));
            Files.write(
                    file,
                    new String(Files.readAllBytes(file), ISO_8859_1)
                            .replaceFirst("SNAPSHOT \\d+", "SNAPSHOT 0")
                            .getBytes(ISO_8859_1));
        }
        assertThat(complaints((_, _) -> true))
                .allMatch(line -> line.contains("version 0, this build reads version " + SnapshotTitle.VERSION));
    }

    @Test
    void oneThatAnotherBuildMadeOfOtherMemoriesIsRefusedByBothNames() throws Exception {
        var _ = write(RecordedLife.of(2, 40), 30);
        for (var sequence : snapshots().sequences()) {
            var file = events.resolve("%020d.snapshot".formatted(sequence));
            var text = Files.readString(file, ISO_8859_1);
            int end = text.indexOf('\n');
            var content = text.substring(end + 1).replaceFirst("\"sequence\"", "\"ordinal\"");
            var title = SnapshotTitle.parse(text.substring(0, end));
            var other = new SnapshotTitle(
                    "0.9+abc",
                    title.run(),
                    title.sequence(),
                    title.recordHash(),
                    title.stateHash(),
                    sha256("0.9+abc" + content),
                    Snapshots.UNSIGNED);
            Files.writeString(file, other.line() + content, ISO_8859_1);
        }
        assertThat(complaints((_, _) -> true))
                .allMatch(line -> line.contains("this build remembers other things")
                        && line.endsWith("; build 0.9+abc wrote it, this is build " + Build.name() + "."));
    }

    private static String sha256(String content) throws NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");
        return HexFormat.of().formatHex(digest.digest(content.getBytes(ISO_8859_1)));
    }

    private List<String> complaints(BiPredicate<String, String> genuine) {
        var refused = new ArrayList<String>();
        assertThat(snapshots().newest(CODEC, genuine, refused::add)).isEmpty();
        assertThat(refused).hasSize(2);
        return refused;
    }

    private Optional<Snapshots.Found> found() {
        return snapshots().newest(CODEC, (_, signature) -> signature.equals(Snapshots.UNSIGNED), _ -> {});
    }

    /** The log on the disk, with a snapshot every so many events, at rest. */
    private TradingCore write(List<Recorded> story, int every) throws IOException {
        var replay = new Replay();
        var place = isEmpty(events) ? events : Files.createTempDirectory(events, "other");
        try (var log = FileEventLog.open(place, CODEC, CLOCK, _ -> {})) {
            for (int at = 0; at < story.size(); at++) {
                assertThat(replay.take(log.append(story.get(at).event(), ""))).isEmpty();
                if (at % every == every - 1 && replay.expected().isEmpty()) {
                    snapshots().keep(replay.core(), log.lastHash(), _ -> Snapshots.UNSIGNED);
                }
            }
        }
        return replay.core();
    }

    private static boolean isEmpty(Path place) throws IOException {
        try (var files = Files.list(place)) {
            return files.findAny().isEmpty();
        }
    }

    private Snapshots snapshots() {
        return new Snapshots(events, Disk.real());
    }
}
