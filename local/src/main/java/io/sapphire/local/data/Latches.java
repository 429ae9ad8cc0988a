package io.sapphire.local.data;

/**
 * The two halts that outlive a process and hold for the next run too.
 *
 * @param coordinator the usual one
 * @param adapter the one on the way to safety that needs no coordinator
 */
public record Latches(TradingLatch coordinator, TradingLatch adapter) {
    public static final Latches OPEN = new Latches(TradingLatch.OPEN, TradingLatch.OPEN);

    public boolean areOpen() {
        return coordinator.isOpen() && adapter.isOpen();
    }

    @Override
    public String toString() {
        return adapter.isOpen() ? coordinator.toString() : coordinator + "; the adapter on its own " + adapter;
    }
}
