package io.sapphire.coordinator.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.sapphire.coordinator.kafka.ReplicaChain.Verdict;
import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.event.Recorded;
import io.sapphire.wire.Events;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicaChainTest {
    private static final Instant TIME = Instant.parse("2026-01-05T12:00:00Z");

    private final List<byte[]> settled = new ArrayList<>();
    private final ReplicaChain chain = new ReplicaChain(settled::add);

    /**
     * A leader writes, another takes over somewhere, and the first one goes on for a while without knowing: however the
     * two are interleaved from there on and whatever is repeated, one chain comes out.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void predecessorsTailIsNeverMerged(int seed) {
        var random = new Random(seed);
        var before = new Writer(1, List.of());
        before.lead(1);
        before.write(1 + random.nextInt(30));
        var successor = new Writer(2, before.records);
        int common = before.records.size();
        successor.lead(2);
        successor.write(1 + random.nextInt(30));
        before.write(random.nextInt(30));

        List<byte[]> replica = new ArrayList<>(successor.records.subList(0, common));
        replica.addAll(interleaved(
                before.records.subList(common, before.records.size()),
                successor.records.subList(common, successor.records.size()),
                random));
        repeatSome(replica, random).forEach(this::given);
        chain.finish();
        assertThat(settled).containsExactlyElementsOf(successor.records);
        assertThat(chain.first()).isEqualTo(1);
        assertThat(chain.last()).isEqualTo(successor.records.size());
    }

    @Test
    void verdictsTellWhatIsNewWhatIsKnownAndWhatIsForeign() {
        var writer = new Writer(1, List.of());
        writer.write(3);
        assertThat(take(writer.records.get(0))).isEqualTo(Verdict.NEXT);
        assertThat(take(writer.records.get(2))).isEqualTo(Verdict.FOREIGN);
        assertThat(take(writer.records.get(1))).isEqualTo(Verdict.NEXT);
        assertThat(take(writer.records.get(0))).isEqualTo(Verdict.AGAIN);
        assertThat(take(writer.records.get(2))).isEqualTo(Verdict.NEXT);
    }

    @Test
    void oldLeaderCannotTakeTheRunBack() {
        var writer = new Writer(1, List.of());
        writer.lead(2);
        writer.write(2);
        var old = new Writer(2, writer.records.subList(0, 2));
        old.lead(2);
        writer.records.forEach(this::given);
        assertThat(take(old.records.getLast())).isEqualTo(Verdict.FOREIGN);
        assertThat(chain.last()).isEqualTo(3);
    }

    @Test
    void replicaWhoseBeginningIsGoneSaysSo() {
        var writer = new Writer(1, List.of());
        writer.write(5);
        writer.records.subList(2, 5).forEach(this::given);
        assertThat(chain.first()).isEqualTo(3);
        assertThat(chain.last()).isEqualTo(5);
    }

    private void given(byte[] bytes) {
        var _ = take(bytes);
    }

    private Verdict take(byte[] bytes) {
        return chain.take(Events.decode(bytes), bytes);
    }

    private static List<byte[]> interleaved(List<byte[]> one, List<byte[]> other, Random random) {
        var all = new ArrayList<byte[]>();
        int ones = 0;
        int others = 0;
        while (ones < one.size() || others < other.size()) {
            boolean first = ones < one.size() && (others == other.size() || random.nextBoolean());
            all.add(first ? one.get(ones++) : other.get(others++));
        }
        return all;
    }

    private static List<byte[]> repeatSome(List<byte[]> records, Random random) {
        var all = new ArrayList<byte[]>();
        for (var record : records) {
            all.add(record);
            if (random.nextInt(4) == 0) {
                all.add(all.get(random.nextInt(all.size())));
            }
        }
        return all;
    }

    /** A coordinator that goes on with a log. */
    private static final class Writer {
        private final long mark;
        private final List<byte[]> records;

        Writer(long mark, List<byte[]> log) {
            this.mark = mark;
            this.records = new ArrayList<>(log);
        }

        void lead(long epoch) {
            add(new MeshEvent.LeaderChanged(epoch));
        }

        void write(int events) {
            for (int event = 0; event < events; event++) {
                add(new MeshEvent.TimeAdvanced(TIME, mark));
            }
        }

        private void add(MeshEvent event) {
            var previous = records.isEmpty() ? "0".repeat(64) : Point.hashOf(records.getLast());
            records.add(Events.encode(new Recorded(records.size() + 1, TIME, "", previous, event)));
        }
    }
}
