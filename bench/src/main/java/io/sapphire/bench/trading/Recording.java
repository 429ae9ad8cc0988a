package io.sapphire.bench.trading;

import io.sapphire.domain.event.MeshEvent;
import io.sapphire.domain.signal.Observation;
import io.sapphire.local.backtest.Backtest;
import io.sapphire.local.backtest.BacktestPlan;
import io.sapphire.local.backtest.BacktestSettings;
import io.sapphire.local.options.SapphireHome;
import io.sapphire.local.options.UpArguments;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was recorded of a market, traded once by all six agents.
 *
 * @param events everything that was recorded, in order
 * @param observations what the agents were shown, in order
 */
public record Recording(BacktestPlan plan, List<MeshEvent> events, List<Observation> observations) {
    private static final Instant FROM = Instant.parse("2013-11-26T00:00:00Z");
    private static final Instant TO = Instant.parse("2013-11-26T06:00:00Z");

    /** Some hours of the bundled one. */
    public static Recording hours() {
        return traded(plan(Optional.of(FROM), Optional.of(TO)));
    }

    /** The whole of a file. */
    public static Recording of(Path file) {
        return traded(plan(file));
    }

    static BacktestPlan plan(Path file) {
        return plan(Optional.empty(), Optional.empty(), "--market=" + file.toAbsolutePath());
    }

    private static Recording traded(BacktestPlan plan) {
        var events = new ArrayList<MeshEvent>();
        var observations = new ArrayList<Observation>();
        var _ = new Backtest(plan, (event, core) -> {
                    events.add(event);
                    if (event instanceof MeshEvent.MarketObserved(var frame)) {
                        observations.add(core.observation(frame.symbol()));
                    }
                })
                .run();
        return new Recording(plan, List.copyOf(events), List.copyOf(observations));
    }

    private static BacktestPlan plan(Optional<Instant> from, Optional<Instant> to, String... options) {
        var up = UpArguments.parse(new SapphireHome(Path.of("").toAbsolutePath()), options);
        return new BacktestSettings(
                        up.markets(), up.instruments(), up.agents(), up.profile(), up.seed(), up.settings(), from, to)
                .plan("bench", "bench");
    }
}
