package io.sapphire.local.data;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What lies in {@code finished.json}: how a run ended.
 *
 * @param trading what was allowed to leave at its end, by the coordinator; a latch holds for the next run too
 * @param adapter the adapter's own latch
 * @param markets held back by themselves; absent in files of older builds
 */
public record FinishedRun(
        String id,
        String trading,
        String operator,
        String reason,
        TradingLatch adapter,
        @Nullable SortedMap<String, TradingLatch> markets,
        Summary summary) {

    public static FinishedRun of(String id, Latches latches, Summary summary) {
        var halt = latches.coordinator();
        return new FinishedRun(
                id, halt.trading(), halt.operator(), halt.reason(), latches.adapter(), latches.markets(), summary);
    }

    public Latches latches() {
        var single = markets == null ? new TreeMap<String, TradingLatch>() : markets;
        return new Latches(new TradingLatch(trading, operator, reason), adapter, single);
    }
}
