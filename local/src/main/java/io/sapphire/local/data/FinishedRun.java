package io.sapphire.local.data;

/**
 * What lies in {@code finished.json}: how a run ended.
 *
 * @param trading what was allowed to leave at its end, by the coordinator; a latch holds for the next run too
 * @param adapter the adapter's own latch
 */
public record FinishedRun(
        String id, String trading, String operator, String reason, TradingLatch adapter, Summary summary) {

    public static FinishedRun of(String id, Latches latches, Summary summary) {
        var halt = latches.coordinator();
        return new FinishedRun(id, halt.trading(), halt.operator(), halt.reason(), latches.adapter(), summary);
    }

    public Latches latches() {
        return new Latches(new TradingLatch(trading, operator, reason), adapter);
    }
}
