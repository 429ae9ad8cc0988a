package io.sapphire.bench;

/**
 * Ours against a reference that does the same work.
 *
 * @param name what is compared, for people
 * @param reference what the reference is, for people
 * @param operations in one run of either side
 * @param bar how fast ours must be, as a ratio to the reference: 1 is as fast, 5 five times as fast
 * @param mostBytes that ours may allocate in one operation
 */
public record Contest(
        String name, String reference, long operations, double bar, double mostBytes, Workload ours, Workload theirs) {
    /** Whatever a run allocates besides, spread over its operations. */
    private static final double NEXT_TO_NOTHING = 0.5;

    /** One in which ours may allocate what it wants. */
    public Contest(String name, String reference, long operations, double bar, Workload ours, Workload theirs) {
        this(name, reference, operations, bar, Double.POSITIVE_INFINITY, ours, theirs);
    }

    public Contest withoutAllocating() {
        return new Contest(name, reference, operations, bar, NEXT_TO_NOTHING, ours, theirs);
    }

    /** @throws IllegalStateException if the two sides do not come to the same */
    public void verify() {
        long mine = ours.run();
        long other = theirs.run();
        if (mine != other) {
            throw new IllegalStateException(name + ": ours comes to " + mine + ", " + reference + " to " + other);
        }
    }
}
