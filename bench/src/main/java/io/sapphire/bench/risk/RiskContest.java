package io.sapphire.bench.risk;

import io.sapphire.bench.Budget;
import io.sapphire.bench.Contest;

/**
 * Entries held against every limit. There is no other gate with the same rules to compare with: the reference is a thread
 * that takes 500 ns of processor time for each, which is two million a second on a core.
 */
public final class RiskContest {
    private static final int CHECKS = 200_000;
    private static final long BUDGET_NANOS = 500;

    private RiskContest() {}

    public static Contest create() {
        return new Contest(
                        "entries held against every limit, 0 bytes each",
                        "two million a second",
                        CHECKS,
                        1,
                        new RiskChecks(CHECKS),
                        new Budget(CHECKS, BUDGET_NANOS))
                .withoutAllocating();
    }
}
