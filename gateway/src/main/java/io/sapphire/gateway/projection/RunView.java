package io.sapphire.gateway.projection;

import io.sapphire.domain.event.Readiness;
import io.sapphire.domain.event.Setting;
import io.sapphire.domain.market.Money;
import io.sapphire.domain.market.Symbol;
import io.sapphire.gateway.projection.Shelf.Placed;
import io.sapphire.gateway.view.Account.PortfolioRow;
import io.sapphire.gateway.view.Account.PositionRow;
import io.sapphire.gateway.view.Agents.AgentRow;
import io.sapphire.gateway.view.Agents.SeatState;
import io.sapphire.gateway.view.Decisions.Decision;
import io.sapphire.gateway.view.Decisions.DecisionRow;
import io.sapphire.gateway.view.Markets.CandleRow;
import io.sapphire.gateway.view.Markets.MarkRow;
import io.sapphire.gateway.view.Markets.MarketInfo;
import io.sapphire.gateway.view.Markets.MarketNow;
import io.sapphire.gateway.view.Orders.DenialRow;
import io.sapphire.gateway.view.Orders.FillRow;
import io.sapphire.gateway.view.Orders.OrderRow;
import io.sapphire.gateway.view.Risk.RiskRow;
import io.sapphire.gateway.view.Running.Counts;
import io.sapphire.gateway.view.Running.RunRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What can be asked about a run. For one thread at a time. */
public final class RunView {
    private static final int MARKS_OF_A_KIND = 2_000;

    private final RunFold fold;

    /** Equity at one moment. */
    public record Sample(Instant time, Money equity) {}

    RunView(RunFold fold) {
        this.fold = fold;
    }

    public RunRow run() {
        return fold.run.row();
    }

    public List<Setting> settings() {
        return fold.run.run().settings();
    }

    public Counts counts() {
        return new Counts(
                fold.run.sequence(),
                fold.decisions.cases().ever(),
                fold.blotter.orders().ever(),
                fold.blotter.fills().ever(),
                fold.blotter.denials().ever(),
                fold.markets.values().stream().mapToLong(MarketBook::invalidBooks).sum());
    }

    public List<AgentRow> agents() {
        return fold.agents.rows();
    }

    /** Agents whose voice counts. */
    public long activeAgents() {
        return fold.agents.seats().values().stream()
                .filter(seat -> seat.state() == SeatState.LIVE || seat.state() == SeatState.PROBATION)
                .count();
    }

    public List<Placed<DecisionRow>> decisions(long before, int limit, Optional<Symbol> symbol) {
        Predicate<DecisionCase> wanted =
                made -> symbol.map(made.decision().symbol()::equals).orElse(true);
        return fold.decisions.cases().before(before, limit, wanted).stream()
                .map(placed -> placed.map(DecisionCase::row))
                .toList();
    }

    /** @param id for example {@code d-17} */
    public Optional<Decision> decision(String id) {
        return fold.decisions
                .find(id)
                .map(made -> made.detail(
                        fold.blotter.fills().newest(Integer.MAX_VALUE, fill -> id.equals(fill.decisionId())),
                        fold.run.asOf()));
    }

    public List<Placed<OrderRow>> orders(long before, int limit, Optional<Symbol> symbol) {
        Predicate<TrackedOrder> wanted =
                order -> symbol.map(order.order().symbol()::equals).orElse(true);
        return fold.blotter.orders().before(before, limit, wanted).stream()
                .map(placed -> placed.map(TrackedOrder::row))
                .toList();
    }

    public List<Placed<FillRow>> fills(long before, int limit, Optional<Symbol> symbol) {
        Predicate<FillRow> wanted = fill -> symbol.map(fill.symbol()::equals).orElse(true);
        return fold.blotter.fills().before(before, limit, wanted);
    }

    public List<DenialRow> denials(int limit) {
        return fold.blotter.denials().newest(limit, _ -> true);
    }

    public List<PositionRow> positions() {
        return fold.accountRows.positions();
    }

    public PortfolioRow portfolio() {
        return fold.accountRows.portfolio();
    }

    /** Samples of a range, oldest first, thinned to at most so many. */
    public List<Sample> equity(Instant from, Instant to, int points) {
        return fold.account.series().between(from, to, points).stream()
                .map(sample -> new Sample(sample.time(), sample.equity()))
                .toList();
    }

    /** How many samples a range has before thinning. */
    public long equitySamples(Instant from, Instant to) {
        return fold.account.series().count(from, to);
    }

    public RiskRow risk() {
        return fold.riskRow();
    }

    public List<MarketInfo> markets() {
        return fold.markets.values().stream().map(MarketBook::info).toList();
    }

    /** @param now by the wall clock */
    public List<MarketNow> marketsNow(Instant now) {
        return fold.markets.values().stream().map(market -> now(market, now)).toList();
    }

    /** @param now by the wall clock */
    public Optional<MarketNow> market(Symbol symbol, Instant now) {
        return Optional.ofNullable(fold.markets.get(symbol)).map(market -> now(market, now));
    }

    private MarketNow now(MarketBook market, Instant now) {
        var ours = fold.blotter.resting(market.listing().symbol());
        return new MarketNow(
                market.info(),
                market.quote(now).orElse(null),
                market.book(ours, now).orElse(null));
    }

    /** Candles that start within a range, oldest first; nothing for an unknown market. */
    public Optional<List<CandleRow>> candles(
            Symbol symbol, Instant from, Instant to, Duration interval, String name, int limit) {
        return Optional.ofNullable(fold.markets.get(symbol))
                .map(market -> market.candles().between(from, to, interval, name, limit));
    }

    /** Oldest first; nothing for an unknown market. */
    public Optional<List<MarkRow>> marks(Symbol symbol, Instant from, Instant to) {
        var marks = new ChartMarks(symbol, from, to, MARKS_OF_A_KIND);
        return Optional.ofNullable(fold.markets.get(symbol)).map(_ -> marks.of(fold.decisions, fold.blotter));
    }

    public Readiness readiness() {
        return fold.run.readiness();
    }

    public String readinessDetail() {
        return fold.run.detail();
    }

    /** Markets where our position differs from what the venue says. */
    public Collection<Symbol> disputed() {
        return fold.account.disputed();
    }
}
