package io.sapphire.coordinator.shell;

import java.time.Duration;

/**
 * How long the shell waits, in monotonic time, how it leads, and what it lets operators do.
 *
 * @param roundDeadline for an agent's answer in live mode
 * @param patience for a process that restarts in lock-step; then the run fails
 * @param epochAbove the leadership's number is higher than this: where a backup was restored, lower ones may have been used
 *     since it was taken, and orders are named after them
 * @param ceilings how loose an operator may make a limit
 */
public record ShellRules(Duration roundDeadline, Duration patience, long epochAbove, Ceilings ceilings) {

    /** Leads for the first time; limits are bounded by their kinds only. */
    public ShellRules(Duration roundDeadline, Duration patience) {
        this(roundDeadline, patience, 0, Ceilings.NONE);
    }

    public ShellRules {
        if (!roundDeadline.isPositive() || !patience.isPositive()) {
            throw new IllegalArgumentException("round deadline and patience must be positive");
        }
    }
}
