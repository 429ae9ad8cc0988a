package io.sapphire.local.data;

/**
 * What lies in {@code finished.json}: how a run ended.
 *
 * @param trading what was allowed to leave at its end; a latch holds for the next run too
 */
public record FinishedRun(String id, String trading, String operator, String reason, Summary summary) {

    public static FinishedRun of(String id, TradingLatch latch, Summary summary) {
        return new FinishedRun(id, latch.trading(), latch.operator(), latch.reason(), summary);
    }

    public TradingLatch latch() {
        return new TradingLatch(trading, operator, reason);
    }
}
