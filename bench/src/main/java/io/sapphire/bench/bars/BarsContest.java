package io.sapphire.bench.bars;

import io.sapphire.agents.kit.AgentFactory;
import io.sapphire.bench.Contest;
import io.sapphire.local.backtest.BacktestPlan;
import io.sapphire.local.backtest.BacktestSettings;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.options.UpArguments;
import io.sapphire.local.options.UpOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A month of minutes traded by one strategy; all must have made the same trades, at exact prices. */
public final class BarsContest {
    private static final String NAME = "btc-perp-1m-202201.csv.gz";
    private static final String REFERENCE = "ta4j-core 0.21.0 (double), the same trades";
    private static final double BAR = 2;

    private BarsContest() {}

    /**
     * The whole backtest, and one setting of a screen.
     *
     * @param recordings the folder of the shared recordings
     */
    public static List<Contest> all(Path recordings) throws IOException {
        var file = recordings.resolve(NAME);
        var theirs = Ta4jBars.of(file);
        long bars = theirs.series().getBarCount();
        return List.of(
                new Contest(
                        "a bar of a backtest, two averages that cross",
                        REFERENCE,
                        bars,
                        BAR,
                        new OurBars(plan(file)),
                        theirs),
                new Contest(
                        "a bar of a screen, two averages that cross",
                        REFERENCE,
                        bars,
                        BAR,
                        OurScreen.of(file),
                        theirs));
    }

    /** With the profile's limits, trading from the first bar on; one voice must be enough. */
    private static BacktestPlan plan(Path file) {
        var up = UpArguments.parse(new SapphireHome(Path.of("").toAbsolutePath()), "--market=" + file.toAbsolutePath());
        var plan = settings(up, Optional.empty()).plan("bench", "bench");
        var whole = settings(up, Optional.of(plan.markets().start())).plan("bench", "bench");
        AgentFactory crossing = _ -> new CrossingAgent();
        return new BacktestPlan(
                whole.start(),
                whole.markets(),
                whole.venue(),
                List.of(crossing),
                whole.answers(),
                whole.bookLevels(),
                whole.ceilings(),
                whole.end());
    }

    private static BacktestSettings settings(UpOptions up, Optional<Instant> from) {
        return new BacktestSettings(
                up.markets(),
                up.instruments(),
                up.agents(),
                up.profile(),
                up.seed(),
                up.settings(),
                from,
                Optional.empty());
    }
}
