package io.sapphire.coordinator.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.coordinator.audit.Audit;
import io.sapphire.coordinator.audit.CheckpointSigner;
import io.sapphire.coordinator.audit.CheckpointVerifier;
import io.sapphire.coordinator.audit.SealedLog;
import io.sapphire.coordinator.audit.Seals;
import io.sapphire.coordinator.core.RecordedLife;
import io.sapphire.coordinator.core.Replay;
import io.sapphire.coordinator.eventlog.Disk;
import io.sapphire.coordinator.eventlog.FileEventLog;
import io.sapphire.coordinator.eventlog.LogStart;
import io.sapphire.coordinator.eventlog.LogUnwritableException;
import io.sapphire.coordinator.grpc.EventCodec;
import io.sapphire.coordinator.snapshot.ScriptedDisk.Act;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.LeaderChanged;
import io.sapphire.domain.event.Recorded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that ends, a machine that dies and a disk that is full, at every single act of a signed log with several
 * files, snapshots and retired events: append, sync, next file, checkpoint, head, snapshot, retirement. All of them, none
 * sampled.
 */
class CrashPointsTest {
    private static final EventCodec CODEC = new EventCodec();
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-05T12:00:00Z"));
    private static final String RUN = "run";
    private static final long SEGMENT = 3_000;

    @TempDir
    Path folder;

    private final List<MeshEvent> story =
            RecordedLife.of(11, 40).stream().map(Recorded::event).toList();
    private CheckpointSigner signer;

    @BeforeEach
    void keys() throws Exception {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        pem("own.key", "PRIVATE KEY", pair.getPrivate().getEncoded());
        pem("own.pub", "PUBLIC KEY", pair.getPublic().getEncoded());
        signer = CheckpointSigner.fromFile(folder.resolve("own.key"));
    }

    /** One life of a log. @param safe up to which event it had said that all is safe, by the number of acts so far */
    private record Life(List<Act> acts, TreeMap<Integer, Long> safe) {

        long safeAfter(int acts) {
            return Optional.ofNullable(safe.floorEntry(acts))
                    .map(Map.Entry::getValue)
                    .orElse(0L);
        }
    }

    @Tag("slow")
    @Test
    void processThatEndsAtAnyWriteLeavesAPrefixThatGoesOn() throws IOException {
        var life = live();
        var image = new DiskImage();
        for (int end = 0; end < life.acts().size(); end++) {
            long safe = life.safeAfter(end);
            for (var torn : torn(life.acts().get(end))) {
                var half = imageOf(life.acts().subList(0, end));
                half.write(torn.file(), torn.bytes(), (int) torn.position());
                var place = folder.resolve("torn-" + end + "-" + torn.bytes().length);
                half.lay(home(), place);
                goesOn(place, safe, "torn " + torn.bytes().length + " bytes into act " + end);
            }
            image.take(life.acts().get(end));
            var place = folder.resolve("killed-" + end);
            image.lay(home(), place);
            goesOn(
                    place,
                    life.safeAfter(end + 1),
                    "killed after act " + end + ", " + life.acts().get(end));
        }
    }

    @Test
    @Tag("slow")
    void machineThatDiesAtAnyActKeepsWhatWasSynced() throws IOException {
        var life = live();
        var image = new DiskImage();
        for (int end = 0; end < life.acts().size(); end++) {
            image.take(life.acts().get(end));
            var place = folder.resolve("died-" + end);
            image.laySafe(home(), place);
            goesOn(
                    place,
                    life.safeAfter(end + 1),
                    "power cut after act " + end + ", " + life.acts().get(end));
        }
    }

    @Test
    @Tag("slow")
    void diskThatIsFullAtAnyActLosesNothingAndGoesOnWhenThereIsRoom() throws IOException {
        int acts = live().acts().size();
        for (int full = 0; full < acts; full++) {
            var place = folder.resolve("full-" + full);
            long safe = liveOnFullDisk(place, full);
            goesOn(place, safe, "full at act " + full);
        }
    }

    /** Trading stops at the first refusal; what was acknowledged before is safe. */
    private long liveOnFullDisk(Path place, int full) {
        var disk = new ScriptedDisk((number, _) -> number >= full);
        var safe = new long[1];
        try {
            play(place, disk, sequence -> safe[0] = sequence);
        } catch (LogUnwritableException stopped) {
            assertThat(stopped).hasMessageContaining("No space left on device");
        } catch (IOException notKept) {
            assertThat(notKept).hasMessageContaining("No space left on device");
        }
        return safe[0];
    }

    @Test
    void sameLogGoesOnInPlaceOnceThereIsRoom() {
        int[] full = {Integer.MAX_VALUE};
        // Of what the machine could not sync only reading it again tells: that is a restart.
        var disk = new ScriptedDisk((number, act) -> number >= full[0] && !(act instanceof Act.Forced));
        var place = folder.resolve("in-place");
        var rules = new FileEventLog.Rules(SEGMENT, disk);
        var refused = 0;
        try (var log = FileEventLog.open(place, CODEC, CLOCK, rules, LogStart.BEGINNING, _ -> {})) {
            for (var event : story) {
                full[0] = disk.acts().size();
                try {
                    assertThat(log.append(event, "").event()).isEqualTo(event);
                } catch (LogUnwritableException stopped) {
                    refused++;
                    full[0] = Integer.MAX_VALUE;
                    assertThat(log.append(event, "").event()).isEqualTo(event);
                }
            }
        }
        assertThat(refused).isEqualTo(story.size());
        assertThat(read(place, LogStart.BEGINNING)).isEqualTo(story);
    }

    private Life live() throws IOException {
        var safe = new TreeMap<Integer, Long>();
        var disk = new ScriptedDisk((_, _) -> false);
        Files.createDirectories(home());
        play(home(), disk, sequence -> safe.put(disk.acts().size(), sequence));
        var life = new Life(disk.acts(), safe);
        assertThat(life.acts()).hasSizeGreaterThan(150);
        assertThat(life.acts()).anyMatch(Act.Deleted.class::isInstance).anyMatch(Act.Renamed.class::isInstance);
        return life;
    }

    private Path home() {
        return folder.resolve("home");
    }

    /** Hears how far a log is safe. */
    @FunctionalInterface
    private interface Safe {
        void upTo(long sequence);
    }

    private void play(Path place, Disk disk, Safe safe) throws IOException {
        var events = Files.createDirectories(place.resolve("events"));
        var snapshots = new Snapshots(events, disk);
        var rules = new FileEventLog.Rules(SEGMENT, disk);
        var log = FileEventLog.open(events, CODEC, CLOCK, rules, LogStart.BEGINNING, _ -> {});
        var sealed = SealedLog.over(log, events, Files.createDirectories(place.resolve("heads")), signer, RUN);
        var replay = new Replay();
        for (int at = 0; at < story.size(); at++) {
            assertThat(replay.take(sealed.append(story.get(at), ""))).isEmpty();
            if (at % 9 == 8) {
                sealed.sync();
                safe.upTo(at + 1);
            }
            if (at % 20 == 19 && replay.expected().isEmpty()) {
                sealed.sync();
                safe.upTo(at + 1);
                snapshots.keep(replay.core(), log.lastHash(), signer::sign);
                sealed.retire(snapshots.sequences().getLast() - 1);
            }
        }
        sealed.close();
        safe.upTo(story.size());
    }

    /** What is there is a prefix and holds all that was safe; it goes on, and the whole of it is vouched for. */
    private void goesOn(Path place, long safe, String as) throws IOException {
        var events = Files.createDirectories(place.resolve("events"));
        var heads = Files.createDirectories(place.resolve("heads"));
        var found = new Snapshots(events, Disk.real())
                .newest(CODEC, (text, signature) -> signer.sign(text).equals(signature), _ -> {});
        var start = found.map(Snapshots.Found::start).orElse(LogStart.BEGINNING);
        var tail = new ArrayList<MeshEvent>();
        var rules = new FileEventLog.Rules(SEGMENT, Disk.real());
        var log = FileEventLog.open(events, CODEC, CLOCK, rules, start, recorded -> tail.add(recorded.event()));
        long length = log.lastSequence();
        assertThat(length).as(as).isGreaterThanOrEqualTo(safe);
        assertThat(tail).as(as).isEqualTo(story.subList((int) start.sequence(), (int) length));
        try (var sealed = SealedLog.over(log, events, heads, signer, RUN)) {
            if (length == 0) {
                assertThat(sealed.append(story.getFirst(), "").sequence()).isEqualTo(1);
            }
            assertThat(sealed.append(new LeaderChanged(99), "").sequence()).isEqualTo(Math.max(1, length) + 1);
        }
        var report = Audit.of(
                events,
                CODEC,
                CheckpointVerifier.fromFile(folder.resolve("own.pub")),
                run -> Seals.head(heads.resolve(run)));
        assertThat(report.wrongs()).as(as).isEmpty();
        assertThat(report.vouched()).as(as).isEqualTo(report.events());
    }

    /** Every way in which the last write may be cut short; the head lies within one sector and never is. */
    private static List<Act.Wrote> torn(Act act) {
        if (!(act instanceof Act.Wrote(var file, var bytes, var position)) || file.endsWith(RUN)) {
            return List.of();
        }
        return List.of(1, bytes.length / 2, bytes.length - 1).stream()
                .distinct()
                .map(length -> new Act.Wrote(file, Arrays.copyOf(bytes, length), position))
                .toList();
    }

    private static DiskImage imageOf(List<Act> acts) {
        var image = new DiskImage();
        acts.forEach(image::take);
        return image;
    }

    private static List<MeshEvent> read(Path place, LogStart start) {
        var all = new ArrayList<MeshEvent>();
        FileEventLog.open(place, CODEC, CLOCK, FileEventLog.Rules.USUAL, start, recorded -> all.add(recorded.event()))
                .close();
        return all;
    }

    private void pem(String name, String label, byte[] content) throws IOException {
        var text = Base64.getMimeEncoder().encodeToString(content);
        Files.writeString(
                folder.resolve(name), "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, text, label));
    }
}
