package io.sapphire.agents.microstructure;

import java.time.Duration;

/** What is said until the window is full: worded anew with every second and not with every frame. */
final class WarmUp {
    private final long window;
    private long seconds;
    private Reading said;

    WarmUp(Duration window) {
        this.window = window.toSeconds();
        said = words();
    }

    Reading after(long watched) {
        if (watched != seconds) {
            seconds = watched;
            said = words();
        }
        return said;
    }

    private Reading words() {
        return new Reading.Silence("warming up: " + seconds + " of " + window + " seconds of order flow");
    }
}
