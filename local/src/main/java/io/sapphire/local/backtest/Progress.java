package io.sapphire.local.backtest;

import java.io.PrintStream;
import java.time.Instant;

/** A bar that fills, drawn anew on one line of a terminal; a line for each stage. */
final class Progress implements Watch {
    private static final int WIDTH = 40;

    private final PrintStream out;
    private String stage = "";

    Progress(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void at(String stageNow, int percent, Instant venueTime) {
        if (!stage.isEmpty() && !stage.equals(stageNow)) {
            out.println();
        }
        stage = stageNow;
        int filled = WIDTH * percent / 100;
        out.print("\r[" + "#".repeat(filled) + ".".repeat(WIDTH - filled)
                + "] %3d %%  %s  %s".formatted(percent, venueTime, stage));
        out.flush();
    }

    synchronized void end() {
        out.println();
    }
}
