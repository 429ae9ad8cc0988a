package io.sapphire.coordinator.sizing;

import io.sapphire.coordinator.portfolio.Returns;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Rate;
import io.sapphire.domain.order.SizeCap;
import java.util.List;

/**
 * The largest worth a position may be given: what the volatility target allows, and a fraction of Kelly's, whichever is
 * less. Kelly's is mean over variance of the realised results, shrunk by t²/(1+t²) for what so few of them can tell, and
 * nothing below t = 1 (methods.md 8.2; after Baker and McHale 2013). While results show no edge a probe is traded, so
 * that there will be results. Pure.
 */
public final class Sizing {
    /** Markets never close. */
    private static final double DAYS = 365;

    /** Below so many results their mean says nothing. */
    private static final long ENOUGH = 30;

    private final SizingRules rules;
    private final Money largestPosition;

    /** @param largestPosition that the profile allows, whatever is reckoned here */
    public Sizing(SizingRules rules, Money largestPosition) {
        this.rules = rules;
        this.largestPosition = largestPosition;
    }

    /** The most a position may be worth, and why no more. */
    public record Sized(Money worth, SizeCap cap) {}

    /** @param daily one standard deviation of a day's return of the market */
    public Sized largest(Money equity, Rate daily, Returns results) {
        var kelly = byKelly(equity, results);
        var probe = largestPosition.times(rules.probeShare());
        var byResults =
                kelly.compareTo(probe) > 0 ? new Sized(kelly, SizeCap.RESULTS) : new Sized(probe, SizeCap.PROBE);
        var least = new Sized(largestPosition, SizeCap.LARGEST_POSITION);
        for (var other : List.of(byResults, new Sized(byVolatility(equity, daily), SizeCap.VOLATILITY))) {
            least = other.worth().compareTo(least.worth()) < 0 ? other : least;
        }
        return least;
    }

    /** Equity times target over the market's yearly volatility. */
    Money byVolatility(Money equity, Rate daily) {
        double yearly = ratio(daily) * StrictMath.sqrt(DAYS);
        return share(equity, ratio(rules.targetVolatility()) / StrictMath.max(yearly, 1e-6));
    }

    Money byKelly(Money equity, Returns results) {
        return results.count() < ENOUGH
                ? Money.ZERO
                : share(equity, ratio(rules.kellyFraction()) * kelly(results) * shrink(results));
    }

    /** Growth-optimal worth as a multiple of equity; zero without an edge of one standard error. */
    static double kelly(Returns results) {
        boolean shown = results.variance() > 0 && t(results) >= 1;
        return shown ? results.mean() / results.variance() : 0;
    }

    static double shrink(Returns results) {
        double squared = t(results) * t(results);
        return squared / (1 + squared);
    }

    private static double t(Returns results) {
        return results.mean() / StrictMath.sqrt(results.variance() / results.count());
    }

    private Money share(Money equity, double multiple) {
        double worth = StrictMath.max(0, equity.e8()) * multiple;
        return new Money((long) StrictMath.min(worth, largestPosition.e8()));
    }

    private static double ratio(Rate rate) {
        return rate.e8() / (double) Fixed.ONE;
    }
}
