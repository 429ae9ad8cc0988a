package io.sapphire.bench.trading;

import io.sapphire.bench.Contest;
import io.sapphire.local.backtest.Backtest;
import io.sapphire.local.backtest.HandLoop;

/** Recorded hours traded by the backtest, against a loop by hand over the same venue, agents and orders. */
public final class BacktestContest {
    /** At most three times as long. */
    private static final double BAR = 1 / 3.0;

    private BacktestContest() {}

    public static Contest of(Recording hours) {
        var loop = new HandLoop(
                hours.plan(), hours.events(), hours.observations().getFirst().envelope());
        return new Contest(
                "a frame of a backtest, six agents",
                "a loop by hand, the same fills",
                hours.observations().size(),
                BAR,
                () -> ours(hours),
                loop::run);
    }

    private static long ours(Recording hours) {
        var core = new Backtest(hours.plan(), (_, _) -> {}).run();
        return HandLoop.outcome(core.orders().fills(), core.portfolio().fees().e8());
    }
}
