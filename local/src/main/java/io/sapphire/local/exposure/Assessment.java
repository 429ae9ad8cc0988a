package io.sapphire.local.exposure;

import io.sapphire.domain.market.Symbol;
import io.sapphire.local.exposure.RiskReport.FundingAtRisk;
import io.sapphire.local.exposure.RiskReport.Holding;
import io.sapphire.local.exposure.RiskReport.Stressed;
import io.sapphire.local.report.Moments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Works out what may be lost from what a run held and saw. */
final class Assessment {
    private static final double[] LEVELS = {0.95, 0.99};
    private static final int FEWEST = 100;
    private static final int USUAL_DAYS = 3;
    private static final String MAINTENANCE = "limits.maintenance-margin";

    private final History history;
    private final Returns returns;
    private final History.Sample now;
    private final List<Symbol> symbols;
    private final double[] worth;
    private final double[] daily;
    private final double[][] correlation;

    Assessment(History history, Returns returns) {
        this.history = history;
        this.returns = returns;
        this.now = history.last();
        this.symbols = history.symbols();
        this.worth = BackTest.worth(now);
        this.daily = IntStream.range(0, symbols.size())
                .mapToDouble(this::dailyDeviation)
                .toArray();
        this.correlation = Correlation.of(returns, symbols.size());
    }

    RiskReport report() {
        var exposures = exposures();
        double gross = now.gross();
        return new RiskReport(
                history.run().map(run -> run.runId()).orElse(""),
                Instant.ofEpochMilli(now.millis()).toString(),
                now.equity(),
                gross,
                sum(worth),
                now.equity() > 0 ? gross / now.equity() : 0,
                highest(sample -> sample.gross()),
                highest(sample -> sample.equity() > 0 ? sample.gross() / sample.equity() : 0),
                deepestDrawdown(),
                holdings(Correlation.contributions(exposures, correlation)),
                returns.interval().toSeconds(),
                returns.count(),
                risks(),
                IntStream.range(0, LEVELS.length)
                        .boxed()
                        .flatMap(level -> BackTest.of(returns, LEVELS[level]).stream())
                        .toList(),
                Correlation.volatility(exposures, correlation),
                Correlation.unhedged(exposures),
                scenarios(),
                symbols.stream().map(Symbol::value).toList(),
                correlation,
                funding());
    }

    private double dailyDeviation(int market) {
        return Moments.of(returns.market(market)).deviation() * StrictMath.sqrt(returns.perDay());
    }

    private double[] exposures() {
        return IntStream.range(0, worth.length)
                .mapToDouble(market -> worth[market] * daily[market])
                .toArray();
    }

    private List<ValueAtRisk> risks() {
        if (returns.count() < FEWEST) {
            return List.of();
        }
        var outcomes = returns.outcomes(worth, 0, returns.count());
        return IntStream.range(0, LEVELS.length)
                .mapToObj(level -> ValueAtRisk.of(outcomes, LEVELS[level]))
                .toList();
    }

    private List<Holding> holdings(double[] contributions) {
        var holdings = new ArrayList<Holding>();
        for (int market = 0; market < symbols.size(); market++) {
            double mark = now.marks()[market];
            var liquidation = liquidation(market);
            holdings.add(new Holding(
                    symbols.get(market).value(),
                    now.held()[market],
                    mark,
                    worth[market],
                    now.equity() > 0 ? worth[market] / now.equity() : 0,
                    entry(market).stream().boxed().findFirst(),
                    daily[market],
                    liquidation.stream().boxed().findFirst(),
                    liquidation.stream()
                            .mapToObj(price -> Math.abs(mark - price) / mark)
                            .findFirst(),
                    contributions[market]));
        }
        return holdings;
    }

    private OptionalDouble entry(int market) {
        return history.portfolio().position(symbols.get(market)).averagePrice().stream()
                .mapToDouble(price -> History.units(price.e8()))
                .findFirst();
    }

    /** With the share that the run's limits reckon with: the venue's own are lower for small positions. */
    private OptionalDouble liquidation(int market) {
        var entry = entry(market);
        double rate = history.setting(MAINTENANCE).map(Double::parseDouble).orElse(0.0);
        if (entry.isEmpty() || rate == 0) {
            return OptionalDouble.empty();
        }
        double others = 0;
        double kept = 0;
        for (int other = 0; other < symbols.size(); other++) {
            if (other != market) {
                others += unrealised(other);
                kept += Math.abs(worth[other]) * rate;
            }
        }
        double wallet = now.equity() - others - unrealised(market);
        return LiquidationPrice.of(wallet, kept, others, now.held()[market], entry.getAsDouble(), rate, 0);
    }

    private double unrealised(int market) {
        return entry(market).stream()
                .map(entry -> now.held()[market] * (now.marks()[market] - entry))
                .sum();
    }

    private List<Stressed> scenarios() {
        var happened = Scenario.ALL.stream().map(scenario -> {
            var moves = new double[worth.length];
            Arrays.fill(moves, scenario.move());
            return stressed(scenario.name(), Optional.of(scenario.move()), moves, scenario.source());
        });
        var against = IntStream.range(0, worth.length)
                .mapToDouble(market -> -Math.signum(worth[market]) * USUAL_DAYS * daily[market])
                .toArray();
        var source = "three standard deviations of a day in this run, every market against what is held";
        return Stream.concat(
                        happened,
                        Stream.of(stressed("Three usual days against everything", Optional.empty(), against, source)))
                .toList();
    }

    private Stressed stressed(String name, Optional<Double> move, double[] moves, String source) {
        double outcome = Returns.outcome(worth, moves);
        var liquidated = IntStream.range(0, worth.length)
                .filter(market -> liquidation(market).stream()
                        .anyMatch(price -> isOnTheWay(now.marks()[market], moves[market], price)))
                .mapToObj(market -> symbols.get(market).value())
                .toList();
        return new Stressed(
                name,
                move,
                outcome,
                now.equity() > 0 ? outcome / now.equity() : 0,
                now.equity() + outcome,
                liquidated,
                source);
    }

    private static boolean isOnTheWay(double mark, double move, double price) {
        double end = mark * (1 + move);
        return Math.min(mark, end) <= price && price <= Math.max(mark, end);
    }

    private List<FundingAtRisk> funding() {
        var risks = new ArrayList<FundingAtRisk>();
        for (int market = 0; market < symbols.size(); market++) {
            var symbol = symbols.get(market);
            var frame = history.frame(symbol).orElseThrow();
            double rate = History.units(frame.fundingRate().e8());
            double held = worth[market];
            var rates = history.rates(symbol);
            // Longs pay a positive rate, shorts a negative one.
            double worst = Stream.concat(rates.stream(), Stream.of(rate))
                    .mapToDouble(one -> one)
                    .reduce((a, b) -> held >= 0 ? Math.max(a, b) : Math.min(a, b))
                    .orElse(rate);
            risks.add(new FundingAtRisk(
                    symbol.value(),
                    rate,
                    -held * rate,
                    worst,
                    -held * worst,
                    rates.size(),
                    frame.nextFunding().toString()));
        }
        return risks;
    }

    private double highest(ToDoubleFunction<History.Sample> measure) {
        return history.samples().stream().mapToDouble(measure).max().orElse(0);
    }

    private double deepestDrawdown() {
        double peak = 0;
        double deepest = 0;
        for (var sample : history.samples()) {
            peak = Math.max(peak, sample.equity());
            deepest = peak > 0 ? Math.max(deepest, 1 - sample.equity() / peak) : deepest;
        }
        return deepest;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
