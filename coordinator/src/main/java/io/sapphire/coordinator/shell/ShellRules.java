package io.sapphire.coordinator.shell;

import java.time.Duration;

/**
 * How long the shell waits, in monotonic time.
 *
 * @param roundDeadline for an agent's answer in live mode
 * @param patience for a process that restarts in lock-step; then the run fails
 */
public record ShellRules(Duration roundDeadline, Duration patience) {

    public ShellRules {
        if (!roundDeadline.isPositive() || !patience.isPositive()) {
            throw new IllegalArgumentException("round deadline and patience must be positive");
        }
    }
}
