package io.sapphire.agents.momentum;

import io.sapphire.agents.indicator.EfficiencyRatio;
import io.sapphire.agents.indicator.EwmaVariance;
import io.sapphire.agents.indicator.Volatility;
import io.sapphire.agents.kit.Bar;
import io.sapphire.agents.kit.BarBuilder;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.MarketFrame;
import io.sapphire.domain.market.Price;
import java.time.Duration;
import java.util.Optional;

/** Watches one market minute by minute. */
final class TrendWatch {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Reading BETWEEN_BARS = new Reading.Silence("between bars");
    /** Squares averaged plainly before the volatility decays (methods.md 1.2). */
    private static final int SEED_RETURNS = 20;

    private final MomentumParameters parameters;
    private final Price tick;
    private final BarBuilder bars = new BarBuilder(MINUTE);
    private final Closes closes;
    private final EwmaVariance variance;
    private EfficiencyRatio efficiency;
    private Optional<Bar> last = Optional.empty();
    private long lastGap;

    TrendWatch(Listing listing, MomentumParameters parameters) {
        this.parameters = parameters;
        tick = listing.instrument().tick();
        closes = new Closes(memory());
        variance = new EwmaVariance(Volatility.decay(parameters.sigmaHalfLifeMinutes()), SEED_RETURNS);
        efficiency = new EfficiencyRatio(parameters.efficiencyWindow());
    }

    /** Minutes before the newest that have to be known. */
    private int memory() {
        return Math.max(parameters.longest(), Math.max(parameters.efficiencyWindow(), SEED_RETURNS));
    }

    Reading read(MarketFrame frame) {
        var closed = bars.add(frame);
        if (closed.isEmpty()) {
            return BETWEEN_BARS;
        }
        closed.forEach(this::take);
        return judge();
    }

    private void take(Bar bar) {
        last.ifPresent(previous -> connect(previous, bar));
        closes.add(bar);
        // Of log prices, so that a rise and the fall that undoes it are equally long ways.
        efficiency.add(StrictMath.log(bar.close().e8()));
        last = Optional.of(bar);
    }

    private void connect(Bar previous, Bar bar) {
        long minutes = Duration.between(previous.start(), bar.start()).toMinutes();
        double change =
                StrictMath.log((double) bar.close().e8() / previous.close().e8());
        variance.add(change, minutes);
        if (minutes > 1) {
            lastGap = minutes - 1;
            closes.addUnseen(lastGap);
            efficiency = new EfficiencyRatio(parameters.efficiencyWindow());
        }
    }

    private Reading judge() {
        if (closes.reach() < memory()) {
            return new Reading.Silence("warming up: " + closes.reach() + " of " + memory() + " minutes");
        }
        if (!efficiency.isWarm() || !variance.isWarm()) {
            return new Reading.Silence("gap of " + lastGap + " minutes: too little seen since");
        }
        return unseenHorizon().orElseGet(this::trend);
    }

    private Optional<Reading> unseenHorizon() {
        return parameters.horizons().stream()
                .filter(minutes -> !closes.seen(minutes))
                .findFirst()
                .map(minutes -> new Reading.Silence(
                        "gap of " + lastGap + " minutes: the price " + minutes + " minutes ago was not seen"));
    }

    private Reading trend() {
        double sigma = sigmaPerMinute();
        return new Reading.Trend(
                parameters.horizons().stream()
                        .map(minutes -> Move.of(minutes, closes.change(minutes), sigma))
                        .toList(),
                efficiency.value(),
                1 / StrictMath.sqrt(parameters.efficiencyWindow()),
                sigma,
                closes.quietMinutes(),
                variance.capped());
    }

    /** Never less than a move of one tick within the half-life: no market is without risk. */
    private double sigmaPerMinute() {
        double price = last.orElseThrow().close().e8();
        double least = tick.e8() / price / StrictMath.sqrt(parameters.sigmaHalfLifeMinutes());
        return Math.max(StrictMath.sqrt(variance.value()), least);
    }
}
