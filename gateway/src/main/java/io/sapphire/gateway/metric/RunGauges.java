package io.sapphire.gateway.metric;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.sapphire.gateway.projection.RunView;
import io.sapphire.gateway.view.Account.PortfolioRow;
import io.sapphire.gateway.view.Markets.MarketNow;
import io.sapphire.gateway.view.Markets.QuoteRow;
import io.sapphire.gateway.view.Risk.RiskRow;
import io.sapphire.gateway.view.Risk.RiskState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** How the run stands, as of the last time it was looked at; not a number before it has begun. */
public final class RunGauges {
    private static final double MILLIS = 1_000;
    private static final double BASIS_POINTS = 10_000;
    private static final String SYMBOL = "symbol";

    private final MeterRegistry registry;
    private final MultiGauge ages;
    private final MultiGauge patience;
    private volatile Optional<Figures> figures = Optional.empty();

    private record Figures(
            long active, long seated, long disputed, RiskRow risk, PortfolioRow account, Optional<Double> gapBp) {}

    /** Registers every gauge. */
    public RunGauges(MeterRegistry registry) {
        this.registry = registry;
        this.ages = MultiGauge.builder("sapphire.market.age.seconds")
                .description("Since the market's last news reached the log")
                .register(registry);
        this.patience = MultiGauge.builder("sapphire.market.stale.after.seconds")
                .description("From which age on the market counts as stale")
                .register(registry);
        agents();
        risk();
        account();
    }

    private void agents() {
        gauge("trading.system.active.agents", "Agents whose voice counts", Figures::active);
        gauge("sapphire.agents.seated", "Agents that have a seat, heard or not", Figures::seated);
    }

    private void risk() {
        gauge("sapphire.trading.halted", "1 while all trading is halted", now -> is(now, RiskState.HALTED));
        gauge("sapphire.trading.reducing", "1 while only reductions may pass", now -> is(now, RiskState.REDUCING));
        gauge(
                "sapphire.unprotected.seconds",
                "How long a position has had no stop at the venue",
                now -> now.risk().unprotectedMs().toMillis() / MILLIS);
        gauge(
                "sapphire.orders.unknown",
                "Orders of which nobody can say whether they trade",
                now -> now.risk().unknownOrders());
        gauge("sapphire.positions.open", "Open positions", now -> now.risk().openPositions());
        gauge(
                "sapphire.positions.disputed",
                "Markets where the venue shows another position than ours",
                Figures::disputed);
    }

    private void account() {
        gauge(
                "sapphire.equity",
                "Equity, in quote-asset units",
                now -> value(now.account().equity().e8()));
        gauge(
                "sapphire.drawdown.ratio",
                "Below the highest equity so far, as a share of it",
                now -> now.account().drawdownRatio());
        gauge(
                "sapphire.books.balanced",
                "1 while equity equals deposits and every amount since, to 1e-8",
                now -> now.account().balanced() ? 1 : 0);
        gauge(
                "sapphire.model.cost",
                "Spent on language models in this run, in US dollars",
                now -> -value(now.account().bridge().llmCost().e8()));
        gauge(
                "sapphire.reality.gap.ratio",
                "What trading cost beyond what was reckoned with, as a share of what traded",
                now -> now.gapBp().orElse(Double.NaN) / BASIS_POINTS);
    }

    private void gauge(String name, String description, ToDoubleFunction<Figures> value) {
        Gauge.builder(name, this, self -> self.figures.map(value::applyAsDouble).orElse(Double.NaN))
                .description(description)
                .register(registry);
    }

    /** Money is shown to people and alerts here, never reckoned with. */
    private static double value(long e8) {
        return e8 / 1e8;
    }

    private static double is(Figures now, RiskState state) {
        return now.risk().state() == state ? 1 : 0;
    }

    /** Takes the run's figures. On the views' thread. @param now by the wall clock */
    public void look(Optional<RunView> run, Instant now) {
        figures = run.map(RunGauges::figures);
        var markets = run.map(view -> view.marketsNow(now)).orElse(List.of());
        ages.register(rows(markets, quote -> quote.feedAgeMs().toMillis() / MILLIS), true);
        patience.register(rows(markets, quote -> quote.staleAfterMs().toMillis() / MILLIS), true);
    }

    private static Figures figures(RunView run) {
        return new Figures(
                run.activeAgents(),
                run.agents().size(),
                run.disputed().size(),
                run.risk(),
                run.portfolio(),
                Optional.ofNullable(run.results().gap().all().gapBp()));
    }

    /** One row a market of the run: the venue's listing bounds how many there are. */
    private static List<Row<?>> rows(List<MarketNow> markets, ToDoubleFunction<QuoteRow> value) {
        return markets.stream()
                .flatMap(market -> Optional.ofNullable(market.quote()).stream())
                .<Row<?>>map(quote -> Row.of(Tags.of(SYMBOL, quote.symbol().value()), value.applyAsDouble(quote)))
                .toList();
    }
}
