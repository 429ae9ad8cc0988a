package io.sapphire.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Warms both sides up until they get no faster, then lets them run in turns, so that whatever slows the machine down for
 * a while slows both down.
 */
final class Driver {
    private static final int PAIRS = 11;
    private static final int LENGTHY_PAIRS = 5;
    private static final int MOST_WARM_UPS = 40;
    private static final int FEWEST_WARM_UPS = 5;
    private static final long LEAST_NANOS = 3_000_000_000L;
    private static final double STEADY = 0.03;

    private Driver() {}

    /** @throws IllegalStateException if the two sides do not come to the same */
    static Result run(Contest contest) {
        contest.verify();
        warmUp(contest.ours());
        warmUp(contest.theirs());
        var ours = new ArrayList<Lap>();
        var theirs = new ArrayList<Lap>();
        var ratios = new ArrayList<Double>();
        int pairs = contest.ours() instanceof Lengthy ? LENGTHY_PAIRS : PAIRS;
        for (int i = 0; i < pairs; i++) {
            ours.add(Lap.of(contest.ours()));
            theirs.add(Lap.of(contest.theirs()));
            ratios.add((double) theirs.getLast().nanos() / ours.getLast().nanos());
        }
        ratios.sort(Comparator.naturalOrder());
        return new Result(contest, List.copyOf(ratios), median(ours), median(theirs));
    }

    /** Short laps are run for a while all the same: the compiler works beside them. */
    private static void warmUp(Workload workload) {
        if (workload instanceof Lengthy) {
            Outcomes.keep(workload.run());
            return;
        }
        long begun = System.nanoTime();
        long before = Lap.of(workload).nanos();
        for (int i = 0; i < MOST_WARM_UPS || System.nanoTime() - begun < LEAST_NANOS; i++) {
            long now = Lap.of(workload).nanos();
            boolean longEnough = i >= FEWEST_WARM_UPS && System.nanoTime() - begun >= LEAST_NANOS;
            if (longEnough && Math.abs(now - before) < STEADY * before) {
                return;
            }
            before = now;
        }
    }

    private static Lap median(List<Lap> laps) {
        return laps.stream()
                .sorted(Comparator.comparingLong(Lap::nanos))
                .toList()
                .get(laps.size() / 2);
    }
}
