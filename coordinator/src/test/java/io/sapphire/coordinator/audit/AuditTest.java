package io.sapphire.coordinator.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.coordinator.eventlog.Disk;
import io.sapphire.coordinator.eventlog.FileEventLog;
import io.sapphire.coordinator.eventlog.LogStart;
import io.sapphire.coordinator.grpc.EventCodec;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.LeaderChanged;
import io.sapphire.domain.event.MeshEvent.RunStarted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thief has everything but the private key and the folder of heads. */
class AuditTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-05T12:00:00Z"));
    private static final EventCodec CODEC = new EventCodec();
    private static final String RUN = "run-1";
    private static final int EVENTS = 6;
    /** Small enough for several files. */
    private static final FileEventLog.Rules RULES = new FileEventLog.Rules(150, Disk.real());

    @TempDir
    Path folder;

    private Path events;
    private Path head;

    @BeforeEach
    void write() throws Exception {
        writeKeys("own");
        writeKeys("foreign");
        events = folder.resolve("events");
        head = folder.resolve("heads").resolve(RUN);
        write(events, folder.resolve("heads"), "own", events());
        assertThat(files(events)).hasSizeGreaterThan(3);
    }

    @Test
    void logAsItWasWrittenIsWhole() {
        var report = audit(events);
        assertThat(report.wrongs()).isEmpty();
        assertThat(report)
                .isEqualTo(new AuditReport(
                        RUN,
                        EVENTS,
                        report.hash(),
                        0,
                        report.checkpoints(),
                        EVENTS,
                        Optional.of((long) EVENTS),
                        List.of()));
    }

    @Test
    void editOfAnySingleByteIsFound() throws IOException {
        for (var file : files(events)) {
            var bytes = Files.readAllBytes(file);
            for (int at = 0; at < bytes.length; at++) {
                var edited = bytes.clone();
                edited[at] ^= (byte) (1 << at % 8);
                Files.write(file, edited);
                assertThat(audit(events).isWhole())
                        .as("byte %d of %s", at, file.getFileName())
                        .isFalse();
            }
            Files.write(file, bytes);
        }
    }

    @Test
    void missingOrSurplusByteIsFound() throws IOException {
        for (var file : files(events)) {
            var text = Files.readAllBytes(file);
            for (int at = 0; at < text.length; at++) {
                Files.write(file, without(text, at));
                assertThat(audit(events).isWhole())
                        .as("byte %d of %s is gone", at, file.getFileName())
                        .isFalse();
            }
            Files.write(file, with(text));
            assertThat(audit(events).isWhole())
                    .as("one byte more in %s", file.getFileName())
                    .isFalse();
            Files.write(file, text);
        }
    }

    @Test
    void twoBytesThatChangedPlacesAreFound() throws IOException {
        for (var file : files(events)) {
            var bytes = Files.readAllBytes(file);
            for (int at = 0; at + 1 < bytes.length; at++) {
                var swapped = bytes.clone();
                swapped[at] = bytes[at + 1];
                swapped[at + 1] = bytes[at];
                Files.write(file, swapped);
                assertThat(audit(events).isWhole())
                        .as("bytes %d and %d of %s", at, at + 1, file.getFileName())
                        .isEqualTo(bytes[at] == bytes[at + 1]);
            }
            Files.write(file, bytes);
        }
    }

    @Test
    void endCutOffAtAnyByteIsFound() throws IOException {
        var last = files(events).stream()
                .filter(file -> file.toString().endsWith(".seg"))
                .toList()
                .getLast();
        var bytes = Files.readAllBytes(last);
        for (int length = 0; length < bytes.length; length++) {
            Files.write(last, Arrays.copyOf(bytes, length));
            assertThat(audit(events).isWhole()).as("cut at byte %d", length).isFalse();
        }
    }

    @Test
    void whatWasRetiredIsToldAndTheRestIsVouchedFor() throws IOException {
        retire(4);
        var report = audit(events);
        assertThat(report.wrongs()).isEmpty();
        assertThat(report.retired()).isBetween(1L, 4L);
        assertThat(report.events()).isEqualTo(EVENTS);
        assertThat(report.vouched()).isEqualTo(EVENTS);
    }

    @Test
    void whatIsMissingAndWasNotRetiredIsFound() throws IOException {
        retire(2);
        var first = files(events).stream()
                .filter(file -> file.toString().endsWith(".seg"))
                .findFirst()
                .orElseThrow();
        Files.delete(first);
        assertThat(audit(events).wrongs()).anyMatch(wrong -> wrong.contains("nobody signed that they were retired"));
    }

    @Test
    void wordOfWhatWasRetiredIsBelievedOnlyAsItWasSigned() throws IOException {
        retire(4);
        var word = events.resolve("retired");
        var bytes = Files.readAllBytes(word);
        for (int at = 0; at < bytes.length; at++) {
            var edited = bytes.clone();
            edited[at] ^= 1;
            Files.write(word, edited);
            assertThat(audit(events).isWhole()).as("byte %d", at).isFalse();
        }
        Files.delete(word);
        assertThat(audit(events).isWhole()).isFalse();
        // A checkpoint is signed too, but not as the word that something was retired.
        Files.copy(head, word);
        assertThat(audit(events).wrongs()).anyMatch(wrong -> wrong.contains("retired is not signed with this key"));
    }

    private void retire(long upTo) throws IOException {
        try (var log = sealed(events, folder.resolve("heads"), "own")) {
            log.retire(upTo);
        }
    }

    @Test
    void everyMissingFileIsFound() throws IOException {
        for (var file : files(events)) {
            if (file.endsWith("checkpoints")) {
                continue;
            }
            var bytes = Files.readAllBytes(file);
            Files.delete(file);
            assertThat(audit(events).isWhole())
                    .as("without %s", file.getFileName())
                    .isFalse();
            Files.write(file, bytes);
        }
    }

    @Test
    void surplusFileIsFound() throws IOException {
        Files.copy(files(events).getFirst(), events.resolve("00000000000000000099.seg"));
        assertThat(audit(events).wrongs()).anyMatch(wrong -> wrong.contains("bytes are no record that follows"));
    }

    @Test
    void everyDroppedTailIsFoundHoweverItIsSealed() throws IOException {
        for (int kept = 1; kept < EVENTS; kept++) {
            var shorter = events().subList(0, kept);
            assertThat(audit(forged("tail", kept, shorter)).wrongs())
                    .contains("event %d was signed and is missing".formatted(EVENTS));
        }
    }

    @Test
    void everyRewriteIsFoundHoweverItIsSealed() throws IOException {
        for (int at = 1; at < EVENTS; at++) {
            var others = new ArrayList<>(events());
            others.set(at, new LeaderChanged(1_000));
            assertThat(audit(forged("rewrite", at, others)).wrongs())
                    .contains("event %d or one before it is not the one that was signed".formatted(EVENTS));
        }
    }

    @Test
    void everyDeletionAndEverySwapIsFoundHoweverItIsSealed() throws IOException {
        for (int at = 1; at < EVENTS - 1; at++) {
            var fewer = new ArrayList<>(events());
            fewer.remove(at);
            assertThat(audit(forged("deletion", at, fewer)).isWhole()).isFalse();
            var swapped = new ArrayList<>(events());
            Collections.swap(swapped, at, at + 1);
            assertThat(audit(forged("swap", at, swapped)).isWhole()).isFalse();
        }
    }

    @Test
    void checkpointsOfAnotherKeyAreNotBelieved() {
        var report = Audit.of(events, CODEC, verifier("foreign"), this::headOf);
        assertThat(report.wrongs())
                .contains("the checkpoint of event %d is not signed with this key".formatted(EVENTS));
    }

    @Test
    void headOfAnotherRunIsNotBelieved() throws Exception {
        var other = folder.resolve("other");
        write(other, folder.resolve("other-heads"), "own", renamed("run-2"));
        var strange = Seals.head(folder.resolve("other-heads").resolve("run-2"));
        var report = Audit.of(events, CODEC, verifier("own"), _ -> strange);
        assertThat(report.wrongs()).contains("the checkpoint of event %d belongs to run run-2".formatted(EVENTS));
    }

    @Test
    void damagedHeadIsNoHead() throws IOException {
        var line = Files.readAllBytes(head);
        for (int at = 0; at < line.length; at++) {
            var damaged = line.clone();
            damaged[at] ^= 1;
            Files.write(head, damaged);
            assertThat(audit(events).isWhole()).as("byte %d", at).isFalse();
        }
    }

    @Test
    void withoutHeadTheEndIsVouchedForByNobody() throws IOException {
        Files.delete(head);
        Files.delete(events.resolve("checkpoints"));
        var report = audit(events);
        assertThat(report.isWhole()).isTrue();
        assertThat(report.head()).isEmpty();
        assertThat(report.vouched()).isZero();
    }

    @Test
    void runThatGoesOnIsSignedOn() throws Exception {
        write(events, folder.resolve("heads"), "own", List.of(new LeaderChanged(77)));
        var report = audit(events);
        assertThat(report.wrongs()).isEmpty();
        assertThat(report.vouched()).isEqualTo(EVENTS + 1);
    }

    @Test
    void logThatLostItsEndOrWasRewrittenIsNotGoneOnWith() throws IOException {
        var shorter = forged("shorter", 0, events().subList(0, EVENTS - 1));
        assertThatThrownBy(() -> sealed(shorter, folder.resolve("heads"), "own"))
                .hasMessageContaining("ends at event %d, but event %d was signed", EVENTS - 1, EVENTS);
        var others = new ArrayList<>(events());
        others.set(2, new LeaderChanged(1_000));
        others.add(new LeaderChanged(1_001));
        var rewritten = forged("rewritten", 0, others);
        assertThatThrownBy(() -> sealed(rewritten, folder.resolve("heads"), "own"))
                .hasMessageContaining("was rewritten before event");
    }

    @Test
    void whatIsNotSyncedYetIsNotSigned() throws IOException {
        var place = folder.resolve("open");
        var heads = folder.resolve("open-heads");
        try (var log = sealed(place, heads, "own")) {
            events().forEach(event -> append(log, event));
            assertThat(heads.resolve(RUN)).isEmptyFile();
            log.sync();
            append(log, new LeaderChanged(78));
            assertThat(Seals.head(heads.resolve(RUN)).orElseThrow().checkpoint().sequence())
                    .isEqualTo(EVENTS);
        }
    }

    @Test
    void logThatIsWrittenMeanwhileIsVerifiedUpToWhereItWas() throws IOException {
        var file = FileEventLog.open(events, CODEC, CLOCK, RULES, LogStart.BEGINNING, _ -> {});
        try (var log = SealedLog.over(file, events, folder.resolve("heads"), signer("own"), RUN)) {
            var report = running(file, "own").verify((sequence, last) -> {
                assertThat(last).isEqualTo(EVENTS);
                append(log, new LeaderChanged(100 + sequence));
                log.sync();
            });
            assertThat(report.wrongs()).isEmpty();
            assertThat(report.events()).isEqualTo(EVENTS);
            assertThat(report.hash()).isEqualTo(file.hashOf(EVENTS));
            assertThat(report.vouched()).isEqualTo(EVENTS);
            assertThat(report.head()).contains((long) EVENTS);
            var later = running(file, "own").verify((_, _) -> {});
            assertThat(later.wrongs()).isEmpty();
            assertThat(later.vouched()).isEqualTo(2L * EVENTS);
        }
    }

    @Test
    void whatWasRewrittenUnderARunningLogIsFound() throws IOException {
        try (var file = FileEventLog.open(events, CODEC, CLOCK, RULES, LogStart.BEGINNING, _ -> {})) {
            var first = files(events).getFirst();
            var bytes = Files.readAllBytes(first);
            bytes[bytes.length - 1] ^= 1;
            Files.write(first, bytes);
            assertThat(running(file, "own").verify((_, _) -> {}).isWhole()).isFalse();
        }
    }

    @Test
    void whoeverSignsKnowsGenuineCheckpointsFromForgedOnes() {
        try (var file = FileEventLog.open(events, CODEC, CLOCK, RULES, LogStart.BEGINNING, _ -> {})) {
            assertThat(running(file, "own").verify((_, _) -> {}).checkpoints()).isEqualTo(3);
            assertThat(running(file, "foreign").verify((_, _) -> {}).wrongs())
                    .contains("the checkpoint of event %d is not signed with this key".formatted(EVENTS));
            var unsigned = new RunningAudit(file, CODEC, Optional.empty(), Optional.empty());
            assertThat(unsigned.verify((_, _) -> {}).isWhole())
                    .as("checkpoints that nobody can check")
                    .isFalse();
        }
    }

    private RunningAudit running(FileEventLog file, String key) {
        return new RunningAudit(file, CODEC, Optional.of(signer(key)), Optional.of(folder.resolve("heads")));
    }

    private CheckpointSigner signer(String key) {
        return CheckpointSigner.fromFile(folder.resolve(key + ".key"));
    }

    private AuditReport audit(Path place) {
        return Audit.of(place, CODEC, verifier("own"), this::headOf);
    }

    private Optional<SignedCheckpoint> headOf(String run) {
        return Seals.head(folder.resolve("heads").resolve(run));
    }

    /** Chained anew, with the genuine checkpoints that still fit, as a thief without the key would leave it. */
    private Path forged(String name, int number, List<MeshEvent> others) throws IOException {
        var place = folder.resolve(name + "-" + number);
        try (var log = FileEventLog.open(place, CODEC, CLOCK, RULES, LogStart.BEGINNING, _ -> {})) {
            others.forEach(event -> assertThat(log.append(event, "").event()).isEqualTo(event));
        }
        return place;
    }

    private void write(Path place, Path heads, String key, List<MeshEvent> some) throws IOException {
        try (var log = sealed(place, heads, key)) {
            for (int at = 0; at < some.size(); at++) {
                append(log, some.get(at));
                if (at % 3 == 2) {
                    log.sync();
                }
            }
        }
    }

    private SealedLog sealed(Path place, Path heads, String key) throws IOException {
        var log = FileEventLog.open(place, CODEC, CLOCK, RULES, LogStart.BEGINNING, _ -> {});
        var run = log.lastSequence() == 0 ? runOf(place) : RUN;
        return SealedLog.over(log, place, heads, signer(key), run);
    }

    private static String runOf(Path place) {
        return place.endsWith("other") ? "run-2" : RUN;
    }

    private static void append(SealedLog log, MeshEvent event) {
        assertThat(log.append(event, "").event()).isEqualTo(event);
    }

    private static List<MeshEvent> events() {
        return renamed(RUN);
    }

    private static List<MeshEvent> renamed(String run) {
        var started = new RunStarted(run, "test", 1, "demo", List.of(), List.of(), Instant.EPOCH);
        return Stream.concat(
                        Stream.<MeshEvent>of(started),
                        LongStream.range(1, EVENTS).mapToObj(LeaderChanged::new))
                .toList();
    }

    private CheckpointVerifier verifier(String key) {
        return CheckpointVerifier.fromFile(folder.resolve(key + ".pub"));
    }

    private void writeKeys(String name) throws IOException, NoSuchAlgorithmException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        pem(folder.resolve(name + ".key"), "PRIVATE KEY", pair.getPrivate().getEncoded());
        pem(folder.resolve(name + ".pub"), "PUBLIC KEY", pair.getPublic().getEncoded());
    }

    private static void pem(Path file, String label, byte[] content) throws IOException {
        var text = Base64.getMimeEncoder().encodeToString(content);
        Files.writeString(file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, text, label));
    }

    private static List<Path> files(Path place) throws IOException {
        try (var all = Files.list(place)) {
            return all.sorted().toList();
        }
    }

    private static byte[] without(byte[] bytes, int at) {
        var shorter = new byte[bytes.length - 1];
        IntStream.range(0, shorter.length).forEach(i -> shorter[i] = bytes[i < at ? i : i + 1]);
        return shorter;
    }

    private static byte[] with(byte[] bytes) {
        var longer = new byte[bytes.length + 1];
        System.arraycopy(bytes, 0, longer, 0, bytes.length);
        return longer;
    }
}
