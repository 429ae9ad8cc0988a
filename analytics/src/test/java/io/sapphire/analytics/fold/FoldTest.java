package io.sapphire.analytics.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sapphire.analytics.table.Batch;
import io.sapphire.analytics.table.Progress;
import io.sapphire.analytics.table.Row;
import io.sapphire.analytics.table.Schema;
import io.sapphire.analytics.table.Store;
import io.sapphire.domain.event.MeshEvent.VenueReadiness;
import io.sapphire.domain.event.Readiness;
import io.sapphire.domain.event.Recorded;
import io.sapphire.domain.market.Side;
import io.sapphire.domain.signal.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldTest {
    private static final Schema SCHEMA = Schema.current();

    /** Keeps what is written. */
    private static final class MemoryStore implements Store {
        private final List<List<Object>> rows = new ArrayList<>();
        private Optional<Progress> progress = Optional.empty();

        @Override
        public Optional<Progress> latest() {
            return progress;
        }

        @Override
        public Optional<Progress> of(String run) {
            return progress.filter(known -> known.run().equals(run));
        }

        @Override
        public void write(Batch batch) {
            batch.rows().forEach(row -> rows.add(cells(row)));
            progress = Optional.of(batch.progress());
        }

        @Override
        public void close() {}
    }

    @Test
    void closingBringsWhatTheHousesRulesSay() {
        var log = new TestLog("run").deposit("10000").frame("1000");
        var bought = log.intended(Side.BUY, "0.3");
        log.filled(bought, "1001");
        var sold = log.intended(Side.SELL, "0.1");
        var rows = rows(log.filled(sold, "1003").frame("1002").events());

        // By hand: 0.1 of 0.3 bought at 1001 is sold at 1003: 0.2 quote units, before two fees of 0.01.
        assertThat(cell(rows, "fills", 1, "realised_pnl")).isEqualTo(20_000_000L);
        assertThat(cell(rows, "fills", 1, "position_after")).isEqualTo(20_000_000L);
        // Sold 3 above what was expected at 1000 is 30 bp better.
        assertThat(cell(rows, "fills", 1, "slippage_bp")).isEqualTo(-30_00000000L);
        assertThat(cell(rows, "fills", 1, "decision_number")).isEqualTo(7L);
        assertThat(cell(rows, "positions", 1, "average_price")).isEqualTo(1001_00000000L);
        // 10000 - 300.3 + 100.3 - 0.02 + 0.2 x 1002
        var equity =
                rows.stream().filter(row -> row.table().name().equals("equity")).toList();
        assertThat(value(equity.getLast(), "equity")).isEqualTo(10_000_38000000L);
        assertThat(value(equity.getLast(), "unrealised_pnl")).isEqualTo(20_000_000L);
    }

    @Test
    void agentIsJudgedByWhatItBelievedBeforeTheMove() {
        var rows = rows(new TestLog("run")
                .frame("1000")
                .signal(Direction.LONG)
                .frame("1010")
                .signal(Direction.SHORT)
                .frame("1010")
                .add(new VenueReadiness(Readiness.RECORDING_ENDED, ""))
                .events());
        assertThat(cell(rows, "agent_performance", 0, "paper_return_bp")).isEqualTo(100_00000000L);
        assertThat(cell(rows, "agent_performance", 0, "frames_right")).isEqualTo(1L);
        assertThat(cell(rows, "agent_performance", 0, "frames_long")).isEqualTo(1L);
        assertThat(cell(rows, "agent_performance", 0, "frames_short")).isEqualTo(1L);
        assertThat(cell(rows, "agent_performance", 0, "frames_wrong")).isEqualTo(0L);
    }

    @Test
    void spreadIsInBasisPointsOfTheMiddle() {
        var rows = rows(new TestLog("run").frame("1000").events());
        // 1001 less 999, of 1000
        assertThat(cell(rows, "liquidity", 0, "spread_bp")).isEqualTo(20_00000000L);
        assertThat(cell(rows, "market_frames", 0, "funding_rate_bp")).isEqualTo(1_00000000L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whereverItIsInterruptedTheRowsAreTheSame(long seed) {
        var log = TestLog.random("run", seed, 60);
        var whole = new MemoryStore();
        new Filling(SCHEMA, whole).take(log);

        var random = new SplittableRandom(seed);
        var parts = new MemoryStore();
        for (int from = 0; from < log.size(); ) {
            int to = Math.min(log.size(), from + 1 + random.nextInt(9));
            // As a new process would: it reads the last event that is in the tables again.
            new Filling(SCHEMA, parts).take(log.subList(Math.max(0, from - 1), to));
            from = to;
        }
        assertThat(parts.rows).isEqualTo(whole.rows);
        assertThat(parts.progress).isEqualTo(whole.progress);
    }

    @Test
    void eventThatIsThereAlreadyIsNotTakenTwice() {
        var log = TestLog.random("run", 1, 20);
        var store = new MemoryStore();
        var filling = new Filling(SCHEMA, store);
        filling.take(log);
        int rows = store.rows.size();
        filling.take(log);
        assertThat(store.rows).hasSize(rows);
    }

    @Test
    void otherLogIsRefused() {
        var store = new MemoryStore();
        new Filling(SCHEMA, store).take(TestLog.random("run", 1, 20));
        long reached = store.progress.orElseThrow().sequence();
        var other = TestLog.random("run", 2, 200);
        var filling = new Filling(SCHEMA, store);
        assertThatThrownBy(() -> filling.take(other.subList((int) reached - 1, other.size())))
                .isInstanceOf(OtherLogException.class)
                .hasMessage("event %d of the log is not the one that is in the tables of run run".formatted(reached));
        filling.startOver();
        assertThatThrownBy(() -> filling.take(other))
                .isInstanceOf(OtherLogException.class)
                .hasMessage("the tables hold run run up to event %d, from another log of it".formatted(reached));
    }

    @Test
    void gapIsRefused() {
        var log = TestLog.random("run", 1, 20);
        var filling = new Filling(SCHEMA, new MemoryStore());
        filling.take(log.subList(0, 5));
        assertThatThrownBy(() -> filling.take(log.subList(6, 9)))
                .isInstanceOf(OtherLogException.class)
                .hasMessage("event 7 does not follow event 5");
    }

    private static List<Row> rows(List<Recorded> events) {
        var fold = Fold.begin(SCHEMA, "run");
        events.forEach(fold::apply);
        return fold.drain();
    }

    private static Object cell(List<Row> rows, String table, int number, String column) {
        return value(
                rows.stream()
                        .filter(row -> row.table().name().equals(table))
                        .toList()
                        .get(number),
                column);
    }

    private static Object value(Row row, String column) {
        var columns = row.table().columns();
        int at = IntStream.range(0, columns.size())
                .filter(place -> columns.get(place).name().equals(column))
                .findFirst()
                .orElseThrow();
        return Objects.requireNonNullElse(row.value(at), "empty");
    }

    private static List<Object> cells(Row row) {
        return IntStream.range(0, row.table().columns().size())
                .<Object>mapToObj(at -> String.valueOf(row.value(at)))
                .toList();
    }
}
