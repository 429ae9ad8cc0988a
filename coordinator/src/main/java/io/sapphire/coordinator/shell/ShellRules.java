package io.sapphire.coordinator.shell;

import java.time.Duration;

/**
 * How long the shell waits, in monotonic time, and how it leads.
 *
 * @param roundDeadline for an agent's answer in live mode
 * @param patience for a process that restarts in lock-step; then the run fails
 * @param epochAbove the leadership's number is higher than this: where a backup was restored, lower ones may have been used
 *     since it was taken, and orders are named after them
 */
public record ShellRules(Duration roundDeadline, Duration patience, long epochAbove) {

    public ShellRules(Duration roundDeadline, Duration patience) {
        this(roundDeadline, patience, 0);
    }

    public ShellRules {
        if (!roundDeadline.isPositive() || !patience.isPositive()) {
            throw new IllegalArgumentException("round deadline and patience must be positive");
        }
    }
}
