package io.sapphire.local.data;

/**
 * What may leave, and who decided that.
 *
 * @param trading {@code ACTIVE}, {@code REDUCING} or {@code HALTED}
 * @param operator empty while active
 * @param reason empty while active
 */
public record TradingLatch(String trading, String operator, String reason) {
    public static final TradingLatch OPEN = new TradingLatch("ACTIVE", "", "");

    public boolean isOpen() {
        return trading.equals(OPEN.trading);
    }

    @Override
    public String toString() {
        return isOpen() ? trading : "%s by %s: %s".formatted(trading, operator, reason);
    }
}
