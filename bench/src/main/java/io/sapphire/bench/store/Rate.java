package io.sapphire.bench.store;

import io.sapphire.bench.Clocked;
import java.util.regex.Pattern;

/** What a tool measures itself: its runs are as long as the rate takes that it prints last. */
final class Rate implements Clocked {
    private final int operations;
    private final Pattern printed;
    private final Tool tool;
    private long nanos;

    /** Runs once. @return what it printed */
    @FunctionalInterface
    interface Tool {
        String run();
    }

    /** @param printed what stands around the operations of a second, which are its first group */
    Rate(int operations, String printed, Tool tool) {
        this.operations = operations;
        this.printed = Pattern.compile(printed);
        this.tool = tool;
    }

    @Override
    public long run() {
        var output = tool.run();
        double rate = printed.matcher(output)
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .reduce((_, later) -> later)
                .orElseThrow(() -> new IllegalStateException("no rate in: " + output));
        nanos = (long) (operations * 1e9 / rate);
        return operations;
    }

    @Override
    public long nanos() {
        return nanos;
    }
}
