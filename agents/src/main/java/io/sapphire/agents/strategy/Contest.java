package io.sapphire.agents.strategy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sapphire.agents.indicator.CloseVolatility;
import io.sapphire.agents.kit.Bar;
import io.sapphire.agents.kit.BarBuilder;
import io.sapphire.agents.statistics.SharpeTest;
import io.sapphire.agents.statistics.SplitMix;
import io.sapphire.domain.market.Fixed;
import io.sapphire.domain.market.Listing;
import io.sapphire.domain.market.MarketFrame;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All strategies of one market on paper, bar by bar, and which of them is drawn: the one whose reward, drawn from what is
 * believed of it, is highest, with the cost of changing to it paid (Thompson sampling). Every strategy is always
 * rewarded, so nothing has to be explored with a vote.
 */
final class Contest {
    private static final double SIGMA_HALF_LIFE_DAYS = 1;
    private static final Reading BETWEEN_BARS = new Reading.Silence("between bars");

    private final StrategyParameters parameters;
    private final Listing listing;
    private final double takerFee;
    private final BarBuilder bars;
    private final Settlements settlements = new Settlements();
    private final CloseVolatility volatility;
    private final List<Arm> arms;
    private Optional<Bar> last = Optional.empty();
    private Optional<Arm> drawn = Optional.empty();

    Contest(Listing listing, StrategyParameters parameters) {
        this.listing = listing;
        this.parameters = parameters;
        takerFee = listing.instrument().takerFee().e8() / (double) Fixed.ONE;
        bars = new BarBuilder(parameters.bar());
        double barsPerDay = 1 / StrategyParameters.days(parameters.bar());
        volatility =
                new CloseVolatility(listing.instrument().tick().e8(), Math.max(SIGMA_HALF_LIFE_DAYS * barsPerDay, 20));
        arms = Library.arms(parameters);
    }

    Reading read(MarketFrame frame) {
        settlements.observe(frame);
        var closed = bars.add(frame);
        if (closed.isEmpty()) {
            return BETWEEN_BARS;
        }
        closed.forEach(bar -> take(bar, frame));
        return judge(frame);
    }

    private void take(Bar bar, MarketFrame frame) {
        double price = bar.close().e8();
        double paid = settlements.take();
        double funding = frame.fundingRate().e8() / (double) Fixed.ONE;
        long passed = last.map(
                        before -> Duration.between(before.start(), bar.start()).dividedBy(parameters.bar()))
                .orElse(1L);
        if (volatility.isWarm() && passed == 1) {
            double sigma = volatility.value();
            // A long earns the change and pays the funding, a short the other way round.
            double change = StrictMath.log(price / last.orElseThrow().close().e8());
            arms.forEach(arm -> arm.close(price, change - paid, sigma, funding, takerFee));
        } else {
            arms.forEach(arm -> arm.prepare(price, funding, takerFee));
        }
        volatility.add(price, passed);
        last = Optional.of(bar);
    }

    private Reading judge(MarketFrame frame) {
        long walked = arms.getFirst().walked();
        if (!arms.getFirst().isWalking() || walked < SharpeTest.LEAST_OBSERVATIONS) {
            return new Reading.Silence("walking forward: " + walked + " of " + SharpeTest.LEAST_OBSERVATIONS
                    + " bars after " + parameters.trainBars() + " of training");
        }
        drawn = draw(frame);
        return drawn.map(this::choice).orElseGet(this::flat);
    }

    private Optional<Arm> draw(MarketFrame frame) {
        var random = new SplitMix(seed(frame));
        double held = drawn.map(Arm::position).orElse(0.0);
        double sigma = volatility.value();
        Optional<Arm> best = Optional.empty();
        double most = -Math.abs(held) * takerFee / sigma;
        for (var arm : arms) {
            double change = Math.abs(arm.position() - held) * takerFee / sigma;
            double worth = arm.draw(random) - change;
            if (worth > most) {
                most = worth;
                best = Optional.of(arm);
            }
        }
        return best;
    }

    private long seed(MarketFrame frame) {
        var name = parameters.seed() + "|" + listing.symbol() + "|" + frame.number();
        return SplitMix.fingerprint(name.getBytes(UTF_8));
    }

    private Reading choice(Arm arm) {
        return new Reading.Choice(
                arm.name(),
                arm.position(),
                arm.meanReward(),
                arm.sharpe(),
                arm.walked(),
                arm.deflated(trials()).orElse(0),
                trials(),
                volatility.value());
    }

    private Reading flat() {
        return new Reading.Choice("flat", 0, 0, 0, arms.getFirst().walked(), 0, trials(), volatility.value());
    }

    private int trials() {
        return arms.stream().mapToInt(Arm::trials).sum();
    }
}
