package io.sapphire.local.venue;

/**
 * One thing an adapter has to do.
 *
 * @param id TC-E for trading, TC-D for market data
 * @param test throws if the adapter does not do it
 */
record Card(String id, String group, String title, Test test) {

    /** Tries it. */
    @FunctionalInterface
    interface Test {
        void run(CardDesk desk);
    }

    @Override
    public String toString() {
        return id + " " + title;
    }
}
