package io.sapphire.coordinator.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.MeshEvent.LeaderChanged;
import io.sapphire.domain.event.Recorded;
import io.sapphire.wire.Events;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileEventLogTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-05T12:00:00Z"));
    private static final RecordCodec CODEC = new RecordCodec() {
        @Override
        public byte[] encode(Recorded recorded) {
            return Events.encode(recorded);
        }

        @Override
        public Recorded decode(byte[] bytes) {
            return Events.decode(bytes);
        }
    };

    @TempDir
    Path directory;

    @Test
    void whatWasAppendedIsReadBackNumberedAndChained() {
        write(directory, 3);
        var records = read(directory);
        assertThat(records).extracting(Recorded::sequence).containsExactly(1L, 2L, 3L);
        assertThat(records).extracting(Recorded::event).containsExactly(event(1), event(2), event(3));
        assertThat(records.getFirst().previous()).isEqualTo("0".repeat(64));
        assertThat(records.stream().map(Recorded::previous).distinct()).hasSize(3);
    }

    @Test
    void lastRecordTornAtAnyByteIsCutOffAndTheLogGoesOn() throws IOException {
        write(directory, 3);
        var whole = Files.readAllBytes(segment(directory));
        long beforeLast = sizeOf(2);
        for (int length = (int) beforeLast; length < whole.length; length++) {
            var torn = Files.createDirectories(directory.resolve("torn-" + length));
            Files.write(torn.resolve(segment(directory).getFileName()), Arrays.copyOf(whole, length));
            write(torn, 1);
            assertThat(read(torn)).extracting(Recorded::sequence).containsExactly(1L, 2L, 3L);
            assertThat(read(torn).getLast().event()).isEqualTo(event(1));
        }
    }

    @Test
    void logTornBeforeItsFirstRecordBeginsAgain() throws IOException {
        write(directory, 1);
        var whole = Files.readAllBytes(segment(directory));
        for (int length = 0; length < whole.length; length++) {
            var torn = Files.createDirectories(directory.resolve("torn-" + length));
            Files.write(torn.resolve(segment(directory).getFileName()), Arrays.copyOf(whole, length));
            write(torn, 2);
            assertThat(read(torn)).extracting(Recorded::sequence).containsExactly(1L, 2L);
        }
    }

    @Test
    void anyFlippedBitInTheMiddleIsRefusedOrFoundByTheChain() throws IOException {
        write(directory, 4);
        var whole = Files.readAllBytes(segment(directory));
        int untouchedTail = (int) (sizeOf(4) - sizeOf(3));
        for (int at = Segment.FORMAT.length; at < whole.length - untouchedTail; at++) {
            var damaged = whole.clone();
            damaged[at] ^= 1;
            var place = Files.createDirectories(directory.resolve("damaged-" + at));
            Files.write(place.resolve(segment(directory).getFileName()), damaged);
            assertThatThrownBy(() -> write(place, 1)).as("byte %d", at).isInstanceOf(CorruptLogException.class);
            assertThat(Files.readAllBytes(place.resolve(segment(directory).getFileName())))
                    .isEqualTo(damaged);
        }
    }

    @Test
    void anotherFormatIsRefusedInOneSentence() throws IOException {
        Files.writeString(directory.resolve("00000000000000000001.seg"), "SAPPHIRE-EVENTS 9\nsomething");
        assertThatThrownBy(() -> write(directory, 1))
                .hasMessageContaining("has format 9; this build reads format 1: open it with a newer build");
    }

    @Test
    void readerSeesWhatIsAppendedAfterItCaughtUp() {
        try (var log = open(directory, new ArrayList<>())) {
            var _ = log.append(event(1), "");
            try (var reader = log.read(1)) {
                assertThat(reader.read()).isPresent();
                assertThat(reader.read()).isEmpty();
                var second = log.append(event(2), "");
                assertThat(reader.read()).contains(second);
            }
        }
    }

    private long sizeOf(int records) throws IOException {
        var place = Files.createDirectories(directory.resolve("size-" + records));
        write(place, records);
        return Files.size(segment(place));
    }

    private static MeshEvent event(long epoch) {
        return new LeaderChanged(epoch);
    }

    /** Both its own file and the next went at once: it must not look like the end of the log. */
    @Test
    void aReaderThatRetentionHasOvertakenIsTold() throws IOException {
        var rules = new FileEventLog.Rules(1, Disk.real());
        try (var log = FileEventLog.open(directory, CODEC, CLOCK, rules, LogStart.BEGINNING, _ -> {})) {
            for (int record = 1; record <= 6; record++) {
                var _ = log.append(event(record), "");
            }
            log.sync();
            try (var reader = log.read(1)) {
                assertThat(reader.read()).isPresent();
                log.removeUpTo(4);
                assertThatThrownBy(reader::read)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("events from 2 on were retired before they were read");
            }
        }
    }

    private static void write(Path place, int records) {
        try (var log = open(place, new ArrayList<>())) {
            for (int i = 1; i <= records; i++) {
                var _ = log.append(event(i), "");
            }
        }
    }

    private static List<Recorded> read(Path place) {
        var records = new ArrayList<Recorded>();
        open(place, records).close();
        return records;
    }

    private static FileEventLog open(Path place, List<Recorded> fold) {
        return FileEventLog.open(place, CODEC, CLOCK, fold::add);
    }

    private static Path segment(Path place) {
        return place.resolve("00000000000000000001.seg");
    }
}
