package io.sapphire.bench;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The page that says what was measured, how, and where. */
final class Report {

    private Report() {}

    static String of(List<Result> results) {
        return """
            # Performance

            Written by `./sapphire performance-test`; do not edit. Every figure is a ratio of two things that ran in turns
            in one process: the reference's processor time over ours, the median of the pairs of laps, so 2 is twice as
            fast. Before the first lap both sides must have come to the same outcome, for example to the same trades in
            the same order, or to two books equal in every level. Times are those of the thread's processor, so other
            work on the machine counts little; the ratios carry over to other machines, the nanoseconds do not. Where a call
            waits for another process or thread, or the usual call is what matters (marked p50), time and bytes are those of
            the median call, the time on the clock. Where a server is kept busy (marked at once), it is that of the whole on
            the clock, for the reference as its own tool says. Of servers in processes of their own, time is what all threads
            of the process took, the kernel's part included, or, marked p99, within which of a hundred 99 were served, from
            when they were due. A bar below 1 says how much slower than the reference ours may
            be: 0.33 is three times as long; a bar of 0 is none.

            Measured on %s, %s.

            %s
            %s
            %s\
            """.formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        machine(),
                        Result.heading(),
                        results.stream().map(Result::row).collect(Collectors.joining("\n")),
                        remarks(results));
    }

    private static String remarks(List<Result> results) {
        var said = results.stream().flatMap(result -> result.remarks().stream()).toList();
        return said.isEmpty()
                ? ""
                : said.stream().map(remark -> "- " + remark + "\n").collect(Collectors.joining("", "\n", ""));
    }

    private static String machine() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "%d processors (%s), Java %s, load %.1f when it ended",
                system.getAvailableProcessors(),
                system.getArch(),
                Runtime.version(),
                system.getSystemLoadAverage());
    }
}
